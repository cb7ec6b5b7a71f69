package cn.financebrain.streaming.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringJobConfigTest {
  @TempDir Path directory;

  @Test
  void whatWasWrittenIsReadBackEqual() throws IOException {
    ScoringJobConfig config =
        new ScoringJobConfig(
            new ScoringJobConfig.Kafka(
                "broker:9092", "e", "d", "a", "g", Map.of("security.protocol", "SSL")),
            new ScoringJobConfig.Warehouse(
                new WarehouseSettings("http://ch:8123", "u", "p", "db", "c1"), 5, 6, 7),
            "/models");
    Path file = directory.resolve("job.json");

    config.write(file);

    assertThat(ScoringJobConfig.read(file)).isEqualTo(config);
  }

  @Test
  void whatIsLeftOutTakesTheStandardValue() throws IOException {
    Path file =
        file(
            """
            {"kafka": {"bootstrap": "b:1"}, "warehouse": {"url": "http://c:1"}, "models": "m"}
            """);

    assertThat(ScoringJobConfig.read(file))
        .isEqualTo(
            new ScoringJobConfig(
                ScoringJobConfig.Kafka.at("b:1"),
                ScoringJobConfig.Warehouse.at(
                    new WarehouseSettings("http://c:1", "default", "", "finance_brain")),
                "m"));
  }

  @Test
  void allProblemsAreToldAtOnce() throws IOException {
    Path file =
        file(
            """
            {"kafka": {"bootstap": "b:1"},
             "warehouse": {"url": "ftp://c", "batchRows": 0, "batchMillis": "soon"}}
            """);

    ConfigException failure =
        catchThrowableOfType(ConfigException.class, () -> ScoringJobConfig.read(file));

    assertThat(failure.problems())
        .containsExactly(
            "'kafka.bootstrap' is missing, expected a text",
            "'kafka.bootstap' is not a known key, expected one of [alertTopic, bootstrap,"
                + " deadLetterTopic, eventTopic, group, properties]",
            "'warehouse': warehouse url 'ftp://c', expected http://host:port",
            "'warehouse.batchRows' is 0, expected a number from 1 to 1000000",
            "'warehouse.batchMillis' is \"soon\", expected a number from 1 to 60000",
            "'models' is missing, expected a text");
  }

  @Test
  void aDoubledKeyFails() throws IOException {
    Path file = file("{\"models\": \"a\", \"models\": \"b\"}");

    assertThatThrownBy(() -> ScoringJobConfig.read(file)).hasMessageContaining("Duplicate field");
  }

  @Test
  void aCommandLineWithoutConfigFails() {
    assertThatThrownBy(() -> ScoringJobConfig.fromArguments(new String[] {"--help"}))
        .hasMessageContaining("arguments are '--help', expected --config FILE");
  }

  @Test
  void aReaderNeverMissesTheFileWhileItIsWrittenAnew() throws IOException {
    Path file =
        file(
            """
            {"kafka": {"bootstrap": "b:1"}, "warehouse": {"url": "http://c:1"}, "models": "m"}
            """);
    ScoringJobConfig config = ScoringJobConfig.read(file);

    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeOften(config, file));

    do {
      assertThat(ScoringJobConfig.read(file)).isEqualTo(config);
    } while (!writer.isDone());
    writer.join();
  }

  private static void writeOften(ScoringJobConfig config, Path file) {
    try {
      for (int i = 0; i < 500; i++) {
        config.write(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("job.json"), text);
  }
}
