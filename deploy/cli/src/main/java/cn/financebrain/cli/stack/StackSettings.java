package cn.financebrain.cli.stack;

import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.config.ScoringJobConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the services of one stack are and how to sign in to them: the file {@code stack.json}.
 * Every command and every process of the stack reads it.
 *
 * @param modelsDir directory of model artifacts and releases
 */
public record StackSettings(
    Kafka kafka, ClickHouse clickhouse, Postgres postgres, Flink flink, Web web, Path modelsDir) {

  /** The warehouse for the user that writes. */
  public WarehouseSettings warehouse() {
    return new WarehouseSettings(
        clickhouse.url(), clickhouse.user(), clickhouse.password(), clickhouse.database());
  }

  /** The warehouse for the user that only reads. */
  public WarehouseSettings readOnlyWarehouse() {
    return warehouse().as(clickhouse.readerUser(), clickhouse.readerPassword());
  }

  /** The read-only warehouse for a process of its own, as environment variables. */
  public Map<String, String> readerEnvironment() {
    return Map.of(
        "FB_CLICKHOUSE_URL", clickhouse.url(),
        "FB_CLICKHOUSE_USER", clickhouse.readerUser(),
        "FB_CLICKHOUSE_PASSWORD", clickhouse.readerPassword(),
        "FB_CLICKHOUSE_DATABASE", clickhouse.database());
  }

  /** The database of the dashboards, likewise. */
  public Map<String, String> postgresEnvironment() {
    return Map.of(
        "FB_POSTGRES_URL", postgres.url(),
        "FB_POSTGRES_USER", postgres.user(),
        "FB_POSTGRES_PASSWORD", postgres.password());
  }

  /** The warehouse for the user that writes, likewise. */
  Map<String, String> writerEnvironment() {
    return Map.of(
        "FB_CLICKHOUSE_URL", clickhouse.url(),
        "FB_CLICKHOUSE_USER", clickhouse.user(),
        "FB_CLICKHOUSE_PASSWORD", clickhouse.password(),
        "FB_CLICKHOUSE_DATABASE", clickhouse.database());
  }

  /**
   * @param bootstrap {@code host:port} list
   */
  public record Kafka(String bootstrap, int port, int controllerPort) {

    /** The brokers as the scoring job uses them. */
    public ScoringJobConfig.Kafka ofTheJob() {
      return ScoringJobConfig.Kafka.at(bootstrap);
    }
  }

  /**
   * @param url HTTP address
   * @param user user that writes
   * @param readerUser user that only reads, for ad-hoc queries
   */
  public record ClickHouse(
      String url,
      int port,
      String user,
      String password,
      String readerUser,
      String readerPassword,
      String database) {}

  public record Postgres(String url, int port, String user, String password) {}

  public record Flink(String rest, int restPort, int rpcPort, int dataPort) {}

  /**
   * @param metricsPort where figures for Prometheus are served; -1 for nowhere
   */
  public record Web(String url, int port, int metricsPort) {}
}
