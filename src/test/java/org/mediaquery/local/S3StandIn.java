package org.mediaquery.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** Runs s3proxy with a folder as its store. */
final class S3StandIn implements AutoCloseable {

    private final S3Proxy proxy;

    /**
     * @param endpoint the address to listen on
     * @param folder the data folder, which exists
     * @param events receives an event per written or deleted object
     * @param origins the origins of the album, from which browsers may upload with presigned URLs
     */
    S3StandIn(URI endpoint, Path folder, S3Events.Listener events, List<String> origins) throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(
                        new S3Events(new FolderLimits(new FilesystemNio2BlobStore(folder.toString()), folder), events))
                .endpoint(endpoint)
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
