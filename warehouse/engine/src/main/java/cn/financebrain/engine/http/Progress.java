package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a query is that still runs, in the engine's counts. */
record Progress(
    String readRows,
    String readBytes,
    String writtenRows,
    String writtenBytes,
    String totalRows,
    String memory) {

  /** Asks the engine for the queries of these ids; those that do not run are missing. */
  static Map<String, Progress> of(EngineConnection connection, List<String> queryIds)
      throws EngineException {
    String ids = queryIds.stream().map(Sql::string).collect(Collectors.joining(", ", "[", "]"));
    String place = "indexOf(" + ids + ", " + RunningQueries.TAG_IN_PROCESSES + ")";
    String rows =
        connection.query(
            "SELECT "
                + place
                + ", read_rows, read_bytes, written_rows, written_bytes, total_rows_approx,"
                + " greatest(memory_usage, 0) FROM system.processes WHERE "
                + place
                + " > 0");
    Map<String, Progress> byId = new HashMap<>();
    for (String row : rows.split("\n", -1)) {
      String[] counts = row.split("\t", -1);
      if (counts.length == 7) {
        byId.put(
            queryIds.get(Integer.parseInt(counts[0]) - 1),
            new Progress(counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]));
      }
    }
    return byId;
  }

  /** The text of a progress header; numbers are strings there. */
  String json(long elapsedNanos) {
    return String.join(
        ",",
        "{\"read_rows\":\"" + readRows + "\"",
        "\"read_bytes\":\"" + readBytes + "\"",
        "\"written_rows\":\"" + writtenRows + "\"",
        "\"written_bytes\":\"" + writtenBytes + "\"",
        "\"total_rows_to_read\":\"" + totalRows + "\"",
        "\"elapsed_ns\":\"" + elapsedNanos + "\"",
        "\"memory_usage\":\"" + memory + "\"}");
  }
}
