package cn.financebrain.cli;

import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Copies the events of a simulated city, made by the warehouse itself. */
final class CityCopies {
  private final WarehouseSettings warehouse;
  private final HttpClient client = HttpClient.newHttpClient();
  private int copies = 1;

  /**
   * @param warehouse of a user that may write
   */
  CityCopies(WarehouseSettings warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * @param wanted how often the city is to be there, itself counted
   */
  void growTo(int wanted) throws IOException, InterruptedException {
    for (; copies < wanted; copies++) {
      run(
          """
          INSERT INTO event_log SELECT * REPLACE (concat('copy%d:', enterprise) AS enterprise)
          FROM event_log AS log WHERE NOT startsWith(log.enterprise, 'copy')
          """
              .formatted(copies));
    }
  }

  private void run(String sql) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(warehouse.url() + "/?database=" + warehouse.database()))
            .header("X-ClickHouse-User", warehouse.user())
            .header("X-ClickHouse-Key", warehouse.password())
            .POST(BodyPublishers.ofString(sql))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
  }
}
