package org.mediaquery.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** s3proxy on 127.0.0.1, over a folder. */
final class S3StandIn implements AutoCloseable {

    private final S3Proxy proxy;

    /**
     * @param folder where the data is kept; it exists
     * @param events is told of each object that is written or deleted
     * @param origins of the album, from which browsers may write with presigned links
     */
    S3StandIn(int port, Path folder, S3Events.Listener events, List<String> origins) throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(
                        new S3Events(new FolderLimits(new FilesystemNio2BlobStore(folder.toString()), folder), events))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, LocalCloud.ACCESS_KEY, LocalCloud.SECRET_KEY)
                .ignoreUnknownHeaders(true)
                .corsRules(new CrossOriginResourceSharing(
                        origins, List.of("GET", "PUT", "HEAD"), List.of("*"), List.of("ETag"), ""))
                .build();
        proxy.start();
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
