package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * The stack to train on, as the launcher tells it by {@code FB_CLICKHOUSE_URL}, {@code _USER},
 * {@code _PASSWORD}, {@code _DATABASE} and {@code FB_MODELS_DIR}.
 *
 * @param warehouse for a user that reads
 * @param modelsDir where artifacts are kept
 */
record TrainingStack(WarehouseSettings warehouse, Path modelsDir) {

  /**
   * @throws CommandFailure if the environment names no stack, or one that can't be
   */
  static TrainingStack of(Map<String, String> environment) {
    try {
      return new TrainingStack(
          new WarehouseSettings(
              value(environment, "FB_CLICKHOUSE_URL"),
              value(environment, "FB_CLICKHOUSE_USER"),
              value(environment, "FB_CLICKHOUSE_PASSWORD"),
              value(environment, "FB_CLICKHOUSE_DATABASE")),
          Path.of(value(environment, "FB_MODELS_DIR")));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unavailable("failure.environment", e.getMessage());
    }
  }

  /**
   * The catalogue of tags that is in force.
   *
   * @throws CommandFailure if it can't be read
   */
  Catalogue catalogue() {
    try {
      return ReleaseDirectory.inForce(modelsDir).catalogue();
    } catch (ReleaseException e) {
      throw CommandFailure.failed("failure.catalogue", e.getMessage());
    }
  }

  private static String value(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw CommandFailure.unavailable("failure.environment", name);
    }
    return value;
  }
}
