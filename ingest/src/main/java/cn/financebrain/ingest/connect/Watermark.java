package cn.financebrain.ingest.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a database was read. The next query asks for what lies behind {@code from}, the last
 * value but one: rows that got the last value after it was read are thus not missed, and those that
 * were read are told apart by the ledger.
 *
 * @param from what the next query is given, in the database's own writing
 * @param last the greatest value that was read, empty while there is none
 */
record Watermark(String from, String last) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Watermark start(String from) {
    return new Watermark(from, "");
  }

  /** After a row of that value; rows come in the order of their values. */
  Watermark moved(String value) {
    if (value.equals(last)) {
      return this;
    }
    return new Watermark(last.isEmpty() ? from : last, value);
  }

  /**
   * @param start where to begin if there is no file yet
   * @throws IOException if the file is damaged: it must not be passed over
   */
  static Watermark read(Path file, String start) throws IOException {
    if (!Files.exists(file)) {
      return start(start);
    }
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (!json.path("from").isTextual() || !json.path("last").isTextual()) {
        throw new IOException(file + " is damaged: expected the texts from and last");
      }
      return new Watermark(json.path("from").textValue(), json.path("last").textValue());
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  void write(Path file) throws IOException {
    SafeFile.write(
        file, JSON.writeValueAsBytes(JSON.createObjectNode().put("from", from).put("last", last)));
  }
}
