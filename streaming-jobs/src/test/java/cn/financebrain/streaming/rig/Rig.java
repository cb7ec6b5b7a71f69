package cn.financebrain.streaming.rig;

import cn.financebrain.engine.EngineProcess;
import cn.financebrain.ingest.publish.LogTopics;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.cluster.ClusterPorts;
import cn.financebrain.streaming.cluster.FlinkRest;
import cn.financebrain.streaming.cluster.LocalCluster;
import cn.financebrain.streaming.cluster.LogLag;
import cn.financebrain.streaming.config.ScoringJobConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Broker, warehouse engine and Flink below one directory, and what tests ask of them. */
public final class Rig implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final int PARTITIONS = 4;

  private final Path directory;
  private final int brokerPort;
  private final EngineProcess engine;
  private final ChildProcess broker;

  private Rig(Path directory, int brokerPort, EngineProcess engine, ChildProcess broker) {
    this.directory = directory;
    this.brokerPort = brokerPort;
    this.engine = engine;
    this.broker = broker;
  }

  /** Starts broker and engine, and makes the topics. */
  public static Rig start(Path directory) throws IOException {
    int port = freePort();
    Path log = directory.resolve("kafka-log");
    Path properties = Files.writeString(directory.resolve("server.properties"), broker(port, log));
    ChildProcess broker =
        new ChildProcess(
            "broker",
            Jvm.command(
                256, Jvm.testClassPath(), BrokerMain.class, properties.toString(), log.toString()),
            directory);
    broker.start();
    Rig rig = new Rig(directory, port, EngineProcess.start(), broker);
    rig.awaitBroker();
    LogTopics.ensure(rig.bootstrap(), PARTITIONS);
    return rig;
  }

  private static String broker(int port, Path log) throws IOException {
    int controller = freePort();
    return """
    process.roles=broker,controller
    node.id=1
    listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=BROKER://127.0.0.1:%1$d
    listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=BROKER
    controller.listener.names=CONTROLLER
    controller.quorum.bootstrap.servers=127.0.0.1:%2$d
    log.dirs=%3$s
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    """
        .formatted(port, controller, log);
  }

  /** A Flink cluster with a job of its own, which writes to a database of its own. */
  public Flink flink(String name) throws IOException {
    WarehouseSettings warehouse =
        new WarehouseSettings(engine.url(), engine.user(), engine.password(), name);
    Migrations.apply(warehouse, Catalogue.bundled().tags(), List.of());
    ScoringJobConfig.Kafka standard = ScoringJobConfig.Kafka.at(bootstrap());
    ScoringJobConfig.Kafka kafka =
        new ScoringJobConfig.Kafka(
            standard.bootstrap(),
            standard.eventTopic(),
            standard.deadLetterTopic(),
            standard.alertTopic(),
            name,
            Map.of());
    ScoringJobConfig job =
        new ScoringJobConfig(kafka, ScoringJobConfig.Warehouse.at(warehouse), models().toString());
    String catalogue = Catalogue.bundled().fingerprint();
    ClusterPorts ports = new ClusterPorts(freePort(), freePort(), freePort());
    Path home = directory.resolve(name);
    LocalCluster.Commands commands =
        new LocalCluster(home, ports, Jvm.moduleClassPath(), job, 2).write();
    return new Flink(
        job.forCatalogue(catalogue),
        new FlinkRest(URI.create("http://127.0.0.1:" + ports.rest()), catalogue),
        new ChildProcess("jobmanager", commands.jobManager(), home),
        new ChildProcess("taskmanager", commands.taskManager(), home),
        new ChildProcess("taskmanager-2", commands.secondTaskManager(), home),
        URI.create("http://127.0.0.1:" + ports.rest()));
  }

  /** Waits until a job has done all that its topics hold now. */
  public void awaitDone(Flink flink, Duration limit) throws Exception {
    Map<TopicPartition, Long> ends = LogLag.read(flink.job().kafka()).ends();
    Poll.until(
        "everything scored and in the warehouse",
        limit,
        () -> LogLag.read(flink.job().kafka()).reached(ends),
        flink::seen);
  }

  public void awaitBroker() {
    Poll.until(
        "the broker answers",
        START,
        () -> {
          broker.requireAlive();
          try (java.net.Socket socket =
              new java.net.Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
            return socket.isConnected();
          }
        });
  }

  public String bootstrap() {
    return "127.0.0.1:" + brokerPort;
  }

  public Path models() throws IOException {
    return Files.createDirectories(directory.resolve("models"));
  }

  public EngineProcess engine() {
    return engine;
  }

  public ChildProcess broker() {
    return broker;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    broker.close();
    engine.close();
  }
}
