package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.Usage;

/** The JSON of the summary and progress headers; numbers are strings there. */
final class Summary {

  private Summary() {}

  static String json(Usage usage, long elapsedNanos) {
    return String.join(
        ",",
        "{\"read_rows\":\"" + usage.readRows() + "\"",
        "\"read_bytes\":\"" + usage.readBytes() + "\"",
        "\"written_rows\":\"" + usage.writtenRows() + "\"",
        "\"written_bytes\":\"" + usage.writtenBytes() + "\"",
        "\"total_rows_to_read\":\"" + usage.readRows() + "\"",
        "\"result_rows\":\"" + (usage.writtenRows() + usage.resultRows()) + "\"",
        "\"result_bytes\":\"" + (usage.writtenBytes() + usage.resultBytes()) + "\"",
        "\"elapsed_ns\":\"" + elapsedNanos + "\"}");
  }
}
