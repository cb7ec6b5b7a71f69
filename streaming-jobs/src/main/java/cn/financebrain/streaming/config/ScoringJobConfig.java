package cn.financebrain.streaming.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code RiskScoringJob}; what concerns the cluster (checkpoints, parallelism, restarts)
 * stands in Flink's own configuration. Read from a JSON file; unknown and doubled keys fail.
 *
 * @param models directory of artifacts and releases, as every TaskManager sees it
 */
public record ScoringJobConfig(Kafka kafka, Warehouse warehouse, String models)
    implements Serializable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * @param group consumer group under which progress is committed at each checkpoint
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
    public static final String EVENT_TOPIC = "fb.event.v1";
    public static final String DEAD_LETTER_TOPIC = "fb.event.dlq.v1";
    public static final String ALERT_TOPIC = "fb.alert.v1";
    public static final String GROUP = "risk-scoring";

    /** The standard topics and group on the given brokers. */
    public static Kafka at(String bootstrap) {
      return new Kafka(
          bootstrap, EVENT_TOPIC, DEAD_LETTER_TOPIC, ALERT_TOPIC, GROUP, Map.of());
    }
  }

  /**
   * @param url such as {@code jdbc:clickhouse://127.0.0.1:8123}
   * @param batchRows rows of one batch; a batch is written earlier when it is {@code batchMillis}
   *     old or a checkpoint comes
   */
  public record Warehouse(
      String url, String user, String password, String database, int batchRows, int batchMillis)
      implements Serializable {
    private static final int BATCH_ROWS = 20_000;
    private static final int BATCH_MILLIS = 200;

    /** The standard batches into the given database. */
    public static Warehouse at(String url, String user, String password, String database) {
      return new Warehouse(url, user, password, database, BATCH_ROWS, BATCH_MILLIS);
    }
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
              kafka(root.section("kafka")), warehouse(root.section("warehouse")),
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
          section.text("eventTopic", Kafka.EVENT_TOPIC),
          section.text("deadLetterTopic", Kafka.DEAD_LETTER_TOPIC),
          section.text("alertTopic", Kafka.ALERT_TOPIC),
          section.text("group", Kafka.GROUP),
          section.texts("properties"));
    }
  }

  private static Warehouse warehouse(ConfigSection section) {
    try (section) {
      return new Warehouse(
          section.text("url"),
          section.text("user", "default"),
          section.text("password", ""),
          section.text("database", "finance_brain"),
          section.number("batchRows", Warehouse.BATCH_ROWS, 1, 1_000_000),
          section.number("batchMillis", Warehouse.BATCH_MILLIS, 1, 60_000));
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
    warehouseNode.put("url", warehouse.url());
    warehouseNode.put("user", warehouse.user());
    warehouseNode.put("password", warehouse.password());
    warehouseNode.put("database", warehouse.database());
    warehouseNode.put("batchRows", warehouse.batchRows());
    warehouseNode.put("batchMillis", warehouse.batchMillis());
    root.put("models", models);
    Files.deleteIfExists(file);
    Files.createFile(
        file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }
}
