package cn.financebrain.engine.http;

import java.util.Locale;

/** The media type of an output format, as ClickHouse states it. */
final class ContentType {

  private ContentType() {}

  static String of(String format) {
    String name = format.toLowerCase(Locale.ROOT);
    if (name.startsWith("csv")) {
      return "text/csv; charset=UTF-8; header=" + (name.contains("names") ? "present" : "absent");
    }
    if (name.startsWith("tabseparated") || name.startsWith("tsv")) {
      return "text/tab-separated-values; charset=UTF-8";
    }
    if (name.equals("jsoneachrow") || name.equals("jsonlines") || name.equals("ndjson")) {
      return "application/x-ndjson; charset=UTF-8";
    }
    if (name.startsWith("json")) {
      return "application/json; charset=UTF-8";
    }
    if (name.equals("xml")) {
      return "application/xml; charset=UTF-8";
    }
    if (isBinary(name)) {
      return "application/octet-stream";
    }
    return "text/plain; charset=UTF-8";
  }

  private static boolean isBinary(String name) {
    return name.startsWith("rowbinary")
        || name.startsWith("arrow")
        || name.matches("native|parquet|orc|avro|protobuf|msgpack|bsoneachrow|npy|rawblob");
  }
}
