package org.mediaquery.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * ElasticMQ. With a folder it has every message on disk before it says that it has it; its connections to
 * that disk are one static pool, made once, so only one of that kind may be started in the life of a process.
 *
 * <p>Neither it nor its database stops by itself when the process is told to end: the service finishes its work first,
 * and needs the queue for that.
 */
final class SqsStandIn implements AutoCloseable {

    private final Function0<?> stop;

    /** Its address; null: messages are in memory. */
    private final String database;

    /** @param folder where the data is kept, which exists; null: in memory */
    SqsStandIn(Reach reach, int port, Path folder) {
        database = folder == null
                ? null
                : "jdbc:h2:file:" + folder.resolve("messages").toString().replace('\\', '/')
                        + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
        Config config = ConfigFactory.parseString(
                """
            pekko.loglevel = "ERROR"
            pekko.stdout-loglevel = "OFF"
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            node-address { protocol = http, host = "%4$s", port = %1$d, context-path = "" }
            rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "%5$s", sqs-limits = strict }
            rest-stats { enabled = false }
            aws { region = "us-east-1", accountId = "000000000000" }
            messages-storage {
              enabled = %2$s, driver-class = "org.h2.Driver", username = "", password = "", prune-data-on-init = false
              uri = "%3$s"
            }
            """.formatted(port, database != null, database == null ? "" : database, reach.name(), reach.bind()));
        stop = new ElasticMQServer(new ElasticMQServerConfig(
                        config.withFallback(ConfigFactory.load(SqsStandIn.class.getClassLoader()))))
                .start();
    }

    @Override
    public void close() throws SQLException {
        stop.apply();
        if (database == null) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(database, "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
