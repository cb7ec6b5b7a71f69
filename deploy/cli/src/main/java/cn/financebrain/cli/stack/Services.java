package cn.financebrain.cli.stack;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.release.StagedCatalogue;
import cn.financebrain.streaming.cluster.ClusterPorts;
import cn.financebrain.streaming.cluster.LocalCluster;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.scan.ScanDesk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How each process of a stack is started and asked for its health. */
final class Services {
  static final String KAFKA = "kafka";
  static final String CLICKHOUSE = "clickhouse";
  static final String POSTGRES = "postgres";
  static final String JOB_MANAGER = "flink-jobmanager";
  static final String TASK_MANAGER = "flink-taskmanager";
  static final String SECOND_TASK_MANAGER = "flink-taskmanager-2";
  static final String WEB = "dashboards";
  static final String FEEDS = "feeds";
  static final String OPERATIONS = "operations";

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(45);

  private final StackDirectory directory;
  private final StackSettings settings;
  private final Home home;

  Services(StackDirectory directory, StackSettings settings, Home home) {
    this.directory = directory;
    this.settings = settings;
    this.home = home;
  }

  Service kafka() {
    Supplier<List<String>> command =
        () ->
            home.java(
                "deploy/stack",
                "stack",
                List.of("-Xmx512m"),
                "cn.financebrain.stack.KafkaMain",
                List.of(writeKafkaProperties().toString()));
    String bootstrap = settings.kafka().bootstrap();
    return new Service(
        KAFKA, command, Map.of(), () -> Topics.reachable(bootstrap), START, STOP, true);
  }

  private Path writeKafkaProperties() {
    Path data = directory.data(KAFKA);
    Path file = data.resolve("server.properties");
    String listen = "PLAINTEXT://127.0.0.1:" + settings.kafka().port();
    String control = "127.0.0.1:" + settings.kafka().controllerPort();
    String text =
        """
        # Written at every start: changes made here are lost.
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=%2$s
        listeners=%1$s,CONTROLLER://%2$s
        advertised.listeners=%1$s
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        auto.create.topics.enable=false
        group.initial.rebalance.delay.ms=0
        """
            .formatted(listen, control, data.resolve("log"));
    try {
      Files.createDirectories(data);
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  Service clickhouse() {
    Supplier<List<String>> command =
        () ->
            home.java(
                "warehouse/engine",
                "engine",
                List.of("-Xmx512m"),
                "cn.financebrain.engine.EngineMain",
                List.of(
                    "--path",
                    directory.data(CLICKHOUSE).resolve("data").toString(),
                    "--port",
                    String.valueOf(settings.clickhouse().port()),
                    "--library",
                    EngineLibrary.fetch(home).toString(),
                    "--users",
                    EngineUsers.write(directory, settings).toString()));
    HealthCheck ping = Health.http(settings.clickhouse().url() + "/ping", "Ok.\n"::equals);
    return new Service(CLICKHOUSE, command, Map.of(), ping, START, STOP, true);
  }

  Service postgres() {
    Supplier<List<String>> command =
        () ->
            home.java(
                "deploy/stack",
                "stack",
                List.of("-Xmx128m"),
                "cn.financebrain.stack.PostgresMain",
                List.of(
                    directory.data(POSTGRES).resolve("data").toString(),
                    directory.data(POSTGRES).resolve("bin").toString()));
    Map<String, String> environment =
        Map.of(
            "FB_POSTGRES_PORT", String.valueOf(settings.postgres().port()),
            "FB_POSTGRES_PASSWORD", settings.postgres().password());
    HealthCheck answers = new PostgresHealth(settings.postgres());
    return new Service(POSTGRES, command, environment, answers, START, STOP, true);
  }

  Service jobManager() {
    HealthCheck answers = Health.http(settings.flink().rest() + "/overview", body -> true);
    return new Service(
        JOB_MANAGER, () -> cluster().jobManager(), Map.of(), answers, START, STOP, true);
  }

  Service taskManager() {
    HealthCheck running =
        Health.http(
            settings.flink().rest() + "/jobs/overview", body -> body.contains("\"RUNNING\""));
    return new Service(
        TASK_MANAGER, () -> cluster().taskManager(), Map.of(), running, START, STOP, true);
  }

  /** For the second job, while the catalogue is being changed or a scan is asked for. */
  Service secondTaskManager() {
    HealthCheck registered =
        Health.http(
            settings.flink().rest() + "/taskmanagers",
            body -> body.contains("\"" + LocalCluster.SECOND + "\""));
    return new Service(
        SECOND_TASK_MANAGER,
        () -> cluster().secondTaskManager(),
        Map.of(),
        registered,
        START,
        STOP,
        false,
        () ->
            StagedCatalogue.isThere(settings.modelsDir())
                || new ScanDesk(settings.modelsDir()).isAnyWanted());
  }

  private LocalCluster.Commands cluster() {
    StackSettings.Flink ports = settings.flink();
    try {
      return new LocalCluster(
              directory.data("flink"),
              new ClusterPorts(ports.rpcPort(), ports.restPort(), ports.dataPort()),
              home.classPath("streaming-jobs", "streaming-jobs"),
              new ScoringJobConfig(
                  settings.kafka().ofTheJob(),
                  ScoringJobConfig.Warehouse.at(settings.warehouse()),
                  settings.modelsDir().toString()),
              Stack.PARALLELISM)
          .write();
    } catch (IOException e) {
      throw CommandFailure.failed("failure.unexpected", e);
    }
  }

  Service web() {
    return web(Map.of());
  }

  /**
   * @param more settings, as variables
   */
  Service web(Map<String, String> more) {
    Supplier<List<String>> command =
        () ->
            home.java(
                "dashboards/api",
                "dashboards-api",
                List.of("-Xmx384m"),
                "cn.financebrain.dashboards.DashboardsMain",
                List.of());
    Map<String, String> environment = new HashMap<>(settings.readerEnvironment());
    environment.put("FB_CLICKHOUSE_WRITER_USER", settings.clickhouse().user());
    environment.put("FB_CLICKHOUSE_WRITER_PASSWORD", settings.clickhouse().password());
    environment.put("FB_KAFKA", settings.kafka().bootstrap());
    environment.put("FB_WEB_PORT", String.valueOf(settings.web().port()));
    environment.put("FB_METRICS_PORT", String.valueOf(settings.web().metricsPort()));
    environment.put("FB_FLINK_REST", settings.flink().rest());
    environment.put("FB_WEB_DIR", home.root().resolve("dashboards/web/dist").toString());
    environment.put("FB_MODELS_DIR", settings.modelsDir().toString());
    environment.put("FB_FIRST_PASSWORD_FILE", directory.firstPasswordFile().toString());
    environment.put("FB_OPERATIONS_FILE", directory.operationsFile().toString());
    environment.put("FB_AUDIT_ANCHORS_FILE", directory.auditAnchorsFile().toString());
    environment.put("FB_HOLIDAYS_DIR", directory.holidaysDirectory().toString());
    environment.putAll(settings.postgresEnvironment());
    environment.putAll(more);
    HealthCheck healthy = Health.http(settings.web().url() + "/api/health", body -> true);
    return new Service(WEB, command, environment, healthy, START, STOP, true);
  }

  /** What the desk has done in the stack; the desk can be read without it. */
  Service operations() {
    Supplier<List<String>> command =
        () ->
            home.java(
                "deploy/cli",
                "cli",
                List.of(
                    "-Xmx768m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dfinance-brain.home=" + home.root()),
                "cn.financebrain.cli.OperationsMain",
                List.of(directory.root().toString()));
    HealthCheck ready =
        new StatusFileHealth(
            directory.operationsFile(), new PidFile(directory.pidFile(OPERATIONS)));
    return new Service(OPERATIONS, command, Map.of(), ready, START, STOP, false);
  }

  /** The connections of {@code feeds.yaml}; their status file names the process that runs them. */
  Service feeds() {
    Supplier<List<String>> command =
        () ->
            home.java(
                "ingest",
                "ingest",
                List.of(
                    "-Xmx768m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dlogback.configurationFile=logback-feeds.xml"),
                List.of(directory.driversDir() + File.separator + "*"),
                "cn.financebrain.ingest.connect.FeedsMain",
                List.of(directory.root().toString()));
    Map<String, String> environment = new HashMap<>(settings.writerEnvironment());
    environment.put("FB_KAFKA", settings.kafka().bootstrap());
    environment.put("FB_MODELS_DIR", settings.modelsDir().toString());
    Path status = directory.data(FEEDS).resolve("status.json");
    HealthCheck ready = new StatusFileHealth(status, new PidFile(directory.pidFile(FEEDS)));
    return new Service(FEEDS, command, environment, ready, START, STOP, false);
  }
}
