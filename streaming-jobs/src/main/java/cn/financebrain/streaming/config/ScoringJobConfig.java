package cn.financebrain.streaming.config;

import cn.financebrain.ingest.codec.Topics;
import cn.financebrain.store.WarehouseSettings;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code RiskScoringJob}; what concerns the cluster (checkpoints, parallelism,
 * restarts) stands in Flink's own configuration. Read from a JSON file; unknown and doubled keys
 * fail.
 *
 * @param models directory of artifacts and releases, as every TaskManager sees it
 */
public record ScoringJobConfig(Kafka kafka, Warehouse warehouse, String models)
    implements Serializable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * @param group name of consumer groups; at each checkpoint progress is committed under that of
   *     {@link #forCatalogue}
   * @param properties further client properties, such as those for TLS and SASL
   */
  public record Kafka(
      String bootstrap,
      String eventTopic,
      String deadLetterTopic,
      String alertTopic,
      String group,
      Map<String, String> properties)
      implements Serializable {
    public static final String GROUP = "risk-scoring";

    /** The standard topics and group on the given brokers. */
    public static Kafka at(String bootstrap) {
      return new Kafka(
          bootstrap, Topics.EVENTS, Topics.DEAD_LETTERS, Topics.ALERTS, GROUP, Map.of());
    }

    /** The same topics, read by the job of a catalogue: each commits its own progress. */
    public Kafka forCatalogue(String fingerprint) {
      return as(group + '-' + fingerprint);
    }

    /** The same topics, read as another consumer group. */
    public Kafka as(String otherGroup) {
      return new Kafka(bootstrap, eventTopic, deadLetterTopic, alertTopic, otherGroup, properties);
    }
  }

  /**
   * @param batchRows rows of one batch; a batch is written earlier when it is {@code batchMillis}
   *     old or a checkpoint comes
   * @param alertMillis how long an alert waits at most before it is written, ahead of its batch
   */
  public record Warehouse(
      WarehouseSettings settings, int batchRows, int batchMillis, int alertMillis)
      implements Serializable {
    private static final int BATCH_ROWS = 20_000;
    private static final int BATCH_MILLIS = 2_000;
    private static final int ALERT_MILLIS = 100;

    /** The standard batches into the given warehouse. */
    public static Warehouse at(WarehouseSettings settings) {
      return new Warehouse(settings, BATCH_ROWS, BATCH_MILLIS, ALERT_MILLIS);
    }
  }

  /** What the job of a catalogue is configured with. */
  public ScoringJobConfig forCatalogue(String fingerprint) {
    return new ScoringJobConfig(kafka.forCatalogue(fingerprint), warehouse, models);
  }

  /**
   * Reads {@code --config FILE}.
   *
   * @throws ConfigException if the file can't be read or used, naming all problems
   */
  public static ScoringJobConfig fromArguments(String[] args) {
    if (args.length != 2 || !args[0].equals("--config")) {
      throw new ConfigException(
          "command line",
          List.of("arguments are '%s', expected --config FILE".formatted(String.join(" ", args))));
    }
    return read(Path.of(args[1]));
  }

  /**
   * @throws ConfigException if the file can't be read or used, naming all problems
   */
  public static ScoringJobConfig read(Path file) {
    try {
      return parse(file.toString(), JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new ConfigException(file.toString(), List.of("can't be read: " + e.getMessage()));
    }
  }

  private static ScoringJobConfig parse(String file, JsonNode node) {
    List<String> problems = new ArrayList<>();
    ScoringJobConfig config;
    try (ConfigSection root = new ConfigSection("", node, problems)) {
      config =
          new ScoringJobConfig(
              kafka(root.section("kafka")),
              warehouse(root.section("warehouse")),
              root.text("models"));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(file, problems);
    }
    return config;
  }

  private static Kafka kafka(ConfigSection section) {
    try (section) {
      return new Kafka(
          section.text("bootstrap"),
          section.text("eventTopic", Topics.EVENTS),
          section.text("deadLetterTopic", Topics.DEAD_LETTERS),
          section.text("alertTopic", Topics.ALERTS),
          section.text("group", Kafka.GROUP),
          section.texts("properties"));
    }
  }

  private static Warehouse warehouse(ConfigSection section) {
    try (section) {
      return new Warehouse(
          settings(section),
          section.number("batchRows", Warehouse.BATCH_ROWS, 1, 1_000_000),
          section.number("batchMillis", Warehouse.BATCH_MILLIS, 1, 60_000),
          section.number("alertMillis", Warehouse.ALERT_MILLIS, 1, 60_000));
    }
  }

  private static WarehouseSettings settings(ConfigSection section) {
    String url = section.text("url");
    String user = section.text("user", "default");
    String password = section.text("password", "");
    String database = section.text("database", WarehouseSettings.DATABASE);
    String cluster = section.text("cluster", "");
    try {
      return new WarehouseSettings(url, user, password, database, cluster);
    } catch (IllegalArgumentException e) {
      section.problem(e.getMessage());
      return null;
    }
  }

  /** Writes a file that {@link #read} understands; only its owner may read it. */
  public void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode kafkaNode = root.putObject("kafka");
    kafkaNode.put("bootstrap", kafka.bootstrap());
    kafkaNode.put("eventTopic", kafka.eventTopic());
    kafkaNode.put("deadLetterTopic", kafka.deadLetterTopic());
    kafkaNode.put("alertTopic", kafka.alertTopic());
    kafkaNode.put("group", kafka.group());
    ObjectNode properties = kafkaNode.putObject("properties");
    kafka.properties().forEach(properties::put);
    ObjectNode warehouseNode = root.putObject("warehouse");
    WarehouseSettings settings = warehouse.settings();
    warehouseNode.put("url", settings.url());
    warehouseNode.put("user", settings.user());
    warehouseNode.put("password", settings.password());
    warehouseNode.put("database", settings.database());
    warehouseNode.put("cluster", settings.cluster());
    warehouseNode.put("batchRows", warehouse.batchRows());
    warehouseNode.put("batchMillis", warehouse.batchMillis());
    warehouseNode.put("alertMillis", warehouse.alertMillis());
    root.put("models", models);
    // a JobManager may be reading the file while a TaskManager starts
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "job",
            ".json",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), root);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
