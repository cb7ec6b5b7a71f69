package cn.financebrain.ingest.connect;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker of one node in this process, which can be stopped and started again. */
public final class TestBroker implements AutoCloseable {
  private final Path settings;
  private final String bootstrap;
  private KafkaRaftServer server;

  private TestBroker(Path settings, String bootstrap) {
    this.settings = settings;
    this.bootstrap = bootstrap;
  }

  /**
   * @param directory for its data
   */
  public static TestBroker start(Path directory) throws IOException {
    String bootstrap = "127.0.0.1:" + freePort();
    String controller = "127.0.0.1:" + freePort();
    Path settings =
        Files.writeString(
            directory.resolve("server.properties"),
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.bootstrap.servers=%2$s
            listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%3$s
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            auto.create.topics.enable=false
            group.initial.rebalance.delay.ms=0
            """
                .formatted(bootstrap, controller, directory.resolve("kafka")));
    String cluster = Uuid.randomUuid().toString();
    String[] format = {
      "format", "--standalone", "--cluster-id", cluster, "--config", settings.toString()
    };
    if (StorageTool.execute(format, System.err) != 0) {
      throw new IOException("the broker's directory could not be formatted");
    }
    TestBroker broker = new TestBroker(settings, bootstrap);
    broker.start();
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  void start() throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(settings)) {
      properties.load(in);
    }
    server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
  }

  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
