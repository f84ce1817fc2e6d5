package org.mediaquery.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * ElasticMQ on 127.0.0.1. With a folder it has every message on disk before it says that it has it; its connections to
 * that disk are one static pool, so only one of that kind may run in a process.
 */
final class SqsStandIn implements AutoCloseable {

    private final Function0<?> stop;

    /** @param folder where the data is kept, which exists; null: in memory */
    SqsStandIn(int port, Path folder) {
        Config config = ConfigFactory.parseString("""
            pekko.loglevel = "ERROR"
            pekko.stdout-loglevel = "OFF"
            node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "" }
            rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
            rest-stats { enabled = false }
            aws { region = "us-east-1", accountId = "000000000000" }
            messages-storage {
              enabled = %2$s, driver-class = "org.h2.Driver", username = "", password = "", prune-data-on-init = false
              uri = "jdbc:h2:file:%3$s;DB_CLOSE_DELAY=-1;WRITE_DELAY=0"
            }
            """.formatted(
                port,
                folder != null,
                folder == null ? "" : folder.resolve("messages").toString().replace('\\', '/')));
        stop = new ElasticMQServer(new ElasticMQServerConfig(
                        config.withFallback(ConfigFactory.load(SqsStandIn.class.getClassLoader()))))
                .start();
    }

    @Override
    public void close() {
        stop.apply();
    }
}
