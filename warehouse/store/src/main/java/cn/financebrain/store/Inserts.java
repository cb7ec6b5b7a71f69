package cn.financebrain.store;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one chunk of rows, again and again until it is in or the retry policy gives up. */
final class Inserts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inserts.class);

  private final WarehouseSettings settings;
  private final RetryPolicy retries;
  private final Client client;

  Inserts(WarehouseSettings settings, RetryPolicy retries) {
    this.settings = settings;
    this.retries = retries;
    this.client = Clients.open(settings);
  }

  /**
   * @throws WarehouseException if the chunk may not be in the warehouse
   */
  void insert(Table<?> table, RowBinary rows) {
    long start = System.nanoTime();
    for (int failures = 1; ; failures++) {
      try {
        send(table, rows);
        return;
      } catch (WarehouseException failure) {
        long spent = System.nanoTime() - start;
        if (!Failures.passing(failure) || spent >= retries.giveUpAfter().toNanos()) {
          throw failure;
        }
        pause(failures, failure);
      }
    }
  }

  private void send(Table<?> table, RowBinary rows) {
    try (InsertResponse response =
        client
            .insert(
                table.name(),
                table.columns(),
                rows::writeTo,
                ClickHouseFormat.RowBinary,
                insertSettings())
            .get()) {
      response.getWrittenRows();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.of(settings, e);
    } catch (ExecutionException e) {
      throw Failures.of(settings, e.getCause());
    } catch (Exception e) {
      throw Failures.of(settings, e);
    }
  }

  /** Every setting that decides how an insert behaves, whatever the server's defaults are. */
  private InsertSettings insertSettings() {
    return new InsertSettings()
        .compressClientRequest(!settings.isLocal())
        .serverSetting("async_insert", "0")
        .serverSetting("wait_end_of_query", "1")
        .serverSetting("insert_deduplicate", "0")
        .serverSetting("insert_null_as_default", "0")
        .serverSetting("input_format_defaults_for_omitted_fields", "1")
        .serverSetting("max_insert_block_size", "1000000")
        .serverSetting("min_insert_block_size_rows", "1000000")
        .serverSetting("min_insert_block_size_bytes", "268435456");
  }

  private void pause(int failures, WarehouseException failure) {
    Duration pause = retries.pauseAfter(failures);
    LOG.warn("insert failed {} times, next try in {}: {}", failures, pause, failure.getMessage());
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
