package cn.financebrain.cli;

import cn.financebrain.cli.operations.Operation;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the desk is told of the process of the connections. */
final class FeedOperations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FeedOperations() {}

  static Map<String, Operation> of(StackDirectory directory) {
    return Map.of("feeds-status", call -> status(directory));
  }

  /**
   * A connection.
   *
   * @param since since when it has been so
   * @param problem empty while all is well
   * @param took what it took last; empty if it has taken nothing yet
   */
  record Connection(String name, String since, String problem, String took, String tookAt) {}

  /**
   * @param state {@code none} where no connections are declared, {@code stopped} or {@code running}
   */
  record Status(String state, List<Connection> connections) {}

  private static Status status(StackDirectory directory) {
    boolean declared = Files.exists(directory.root().resolve("feeds.yaml"));
    Path file = directory.data("feeds").resolve("status.json");
    if (!Files.exists(file)) {
      return new Status(declared ? "stopped" : "none", List.of());
    }
    try {
      JsonNode told = JSON.readTree(file.toFile());
      boolean alive = ProcessHandle.of(told.path("pid").asLong()).isPresent();
      List<Connection> connections = new ArrayList<>();
      told.path("connections")
          .properties()
          .forEach(
              each ->
                  connections.add(
                      new Connection(
                          each.getKey(),
                          each.getValue().path("since").asText(),
                          each.getValue().path("problem").asText(),
                          each.getValue().path("took").asText(),
                          each.getValue().path("tookAt").asText())));
      return new Status(alive ? "running" : declared ? "stopped" : "none", connections);
    } catch (IOException e) {
      throw CommandFailure.unavailable("failure.feeds-status", e.getMessage());
    }
  }
}
