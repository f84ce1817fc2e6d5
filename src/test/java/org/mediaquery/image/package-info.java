/** The image that our Dockerfile makes, as a cluster would run it: where a Docker engine runs. */
package org.mediaquery.image;
