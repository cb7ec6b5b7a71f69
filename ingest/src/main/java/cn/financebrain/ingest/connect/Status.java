package cn.financebrain.ingest.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each connection is, in a file that commands and people read: {@code status.json}. That it
 * names this process says that all connections were started.
 */
final class Status {
  private static final Logger LOG = LoggerFactory.getLogger(Status.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * @param problem empty while all is well
   * @param took what was taken last, and when
   */
  private record State(String since, String problem, String took, String tookAt) {}

  private final Path file;
  private final Clock clock;
  private final Map<String, State> states = new TreeMap<>();

  Status(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * @param took what was taken, empty if nothing was there
   */
  synchronized void well(String connection, String took) {
    change(connection, "", took);
  }

  synchronized void ill(String connection, String problem) {
    change(connection, problem, "");
  }

  private void change(String connection, String problem, String took) {
    State old = states.get(connection);
    String now = clock.instant().toString();
    boolean same = old != null && old.problem().equals(problem);
    if (same && took.isEmpty()) {
      return;
    }
    boolean keep = took.isEmpty() && old != null;
    states.put(
        connection,
        new State(
            same ? old.since() : now,
            problem,
            keep ? old.took() : took,
            keep ? old.tookAt() : took.isEmpty() ? "" : now));
    write();
  }

  /** Writes the file; a disk that is full must not stop what works. */
  synchronized void write() {
    ObjectNode root = JSON.createObjectNode().put("pid", ProcessHandle.current().pid());
    root.set("connections", JSON.valueToTree(states));
    try {
      SafeFile.write(file, JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      LOG.warn("{} can't be written: {}", file, e.toString());
    }
  }
}
