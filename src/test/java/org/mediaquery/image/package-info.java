/** Tests of the image from the Dockerfile, run as in a cluster. Skipped without a Docker engine. */
package org.mediaquery.image;
