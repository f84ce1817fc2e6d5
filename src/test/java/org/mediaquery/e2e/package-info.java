/** End-to-end tests of the built service, over HTTP and S3. */
package org.mediaquery.e2e;
