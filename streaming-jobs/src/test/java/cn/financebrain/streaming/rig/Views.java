package cn.financebrain.streaming.rig;

import cn.financebrain.engine.EngineProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What readers of a database see. */
public final class Views {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final EngineProcess engine;
  private final String database;

  public Views(EngineProcess engine, String database) {
    this.engine = engine;
    this.database = database;
  }

  /**
   * All rows of all views but those that tell of the job itself, as text by view; without the wall
   * clock's {@code stored_at}, which tells when a row came to be seen and not what it says.
   */
  public Map<String, List<String>> content() throws IOException, InterruptedException {
    Map<String, List<String>> content = new TreeMap<>();
    List<String> views =
        lines(
            "SELECT name FROM system.tables WHERE database = '%s' AND engine = 'View'"
                .formatted(database));
    for (String view : views) {
      if (!view.contains("progress")) {
        content.put(
            view,
            lines(
                "SELECT * EXCEPT('^stored_at$') FROM %s.%s ORDER BY ALL"
                    .formatted(database, view)));
      }
    }
    return content;
  }

  public long count(String view, String where) throws IOException, InterruptedException {
    return Long.parseLong(
        lines("SELECT count() FROM %s.%s WHERE %s".formatted(database, view, where)).get(0));
  }

  public List<String> lines(String sql) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(engine.url()))
            .header("X-ClickHouse-User", engine.user())
            .header("X-ClickHouse-Key", engine.password())
            .POST(HttpRequest.BodyPublishers.ofString(sql + " FORMAT TabSeparated"))
            .build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(sql + ": " + response.body());
    }
    return response.body().lines().toList();
  }
}
