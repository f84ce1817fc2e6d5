/** What {@code k8s/} says, read as strictly as an API server would. */
package org.mediaquery.cluster;
