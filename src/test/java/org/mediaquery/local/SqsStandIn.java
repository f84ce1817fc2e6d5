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
 * Runs ElasticMQ. With a folder, it stores every message on disk before it acknowledges it. Its database connections are
 * in a static pool, so a process can start only one queue with a folder.
 *
 * <p>Neither the queue nor its database has a shutdown hook, because the service needs them to finish its work.
 */
final class SqsStandIn implements AutoCloseable {

    private final Function0<?> stop;

    /** The URL of the database; null stores messages in memory. */
    private final String database;

    /** @param folder the data folder, which exists; null stores messages in memory */
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
