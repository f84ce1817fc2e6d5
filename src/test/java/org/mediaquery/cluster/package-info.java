/** Tests of the manifests in {@code k8s/}, parsed as strictly as by an API server. */
package org.mediaquery.cluster;
