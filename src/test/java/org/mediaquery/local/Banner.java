package org.mediaquery.local;

import java.nio.file.Path;

/** The text that the local run prints when everything is ready. */
final class Banner {

    private Banner() {}

    static String text(LocalPorts ports, LocalNames names, Path data) {
        return """

            Media Query is ready.

              Album     http://localhost:%1$d/
              API       http://localhost:%1$d/api/media/       (described at http://localhost:%1$d/openapi/ui)
              S3        http://127.0.0.1:%2$d      buckets %5$s (put media here), %6$s
              DynamoDB  http://127.0.0.1:%3$d      tables %7$s, %8$s
              SQS       http://127.0.0.1:%4$d      queue %13$s, dead letters %14$s
              Data      %9$s

            Put a picture in, and ask for it:

              export AWS_ACCESS_KEY_ID=%10$s AWS_SECRET_ACCESS_KEY=%11$s AWS_DEFAULT_REGION=%12$s
              aws --endpoint-url http://127.0.0.1:%2$d s3 cp picture.jpg s3://%5$s/picture.jpg
              curl 'http://localhost:%1$d/api/media/?media-type=image'

            Ctrl-C stops everything; the data stays.
            """.formatted(
                        ports.http(),
                        ports.s3(),
                        ports.dynamo(),
                        ports.sqs(),
                        names.bucket(),
                        names.derivedBucket(),
                        names.table(),
                        names.indexTable(),
                        data.toAbsolutePath().normalize(),
                        LocalCloud.ACCESS_KEY,
                        LocalCloud.SECRET_KEY,
                        LocalCloud.REGION,
                        LocalNames.QUEUE,
                        LocalNames.DEAD_QUEUE);
    }
}
