package cn.financebrain.store;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;

/** The official client for what JDBC is not made for: binary inserts and answers passed through. */
final class Clients {
  private Clients() {}

  /**
   * Connects at the first request only. Requests go compressed unless the server is on this
   * machine, where that costs more than it saves. Retries nothing by itself. Answers come
   * uncompressed: the client's LZ4 stream fails when it is read on after its end.
   */
  static Client open(WarehouseSettings settings) {
    return new Client.Builder()
        .addEndpoint(settings.url())
        .setUsername(settings.user())
        .setPassword(settings.password())
        .setDefaultDatabase(settings.database())
        .compressClientRequest(!settings.isLocal())
        .compressServerResponse(false)
        .retryOnFailures(ClientFaultCause.None)
        .setMaxRetries(0)
        .build();
  }

  /**
   * Asks and passes the answer on as it comes, the last 16 KiB when all has gone well.
   *
   * @param output is flushed, not closed
   * @throws WarehouseException with the server's own words if it refuses, or if the query fails
   *     later, when the output may have got some rows
   * @throws UncheckedIOException if the output can't be written
   */
  static void stream(
      Client client,
      WarehouseSettings settings,
      String sql,
      QuerySettings query,
      OutputStream output) {
    try (QueryResponse response = client.query(sql, query).get()) {
      AnswerTail.copy(response.getInputStream(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.of(settings, e);
    } catch (ExecutionException e) {
      throw Failures.of(settings, e.getCause());
    } catch (UncheckedIOException e) {
      throw e;
    } catch (Exception e) { // the client's close() declares no less
      throw Failures.of(settings, e);
    }
  }
}
