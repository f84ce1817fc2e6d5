/** The whole service, as built, driven from outside: over HTTP and S3. */
package org.mediaquery.e2e;
