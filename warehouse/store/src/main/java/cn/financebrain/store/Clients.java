package cn.financebrain.store;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;

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
}
