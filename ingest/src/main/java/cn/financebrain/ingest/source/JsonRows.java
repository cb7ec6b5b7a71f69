package cn.financebrain.ingest.source;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSON lines: one flat object a line. Keys that the mapping does not read are passed over. */
final class JsonRows implements RowSource {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LINE_LIMIT = 1_000_000;

  private final TextScanner text;
  private final List<String> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final StringBuilder line = new StringBuilder();
  private boolean toldCut;

  JsonRows(TextScanner text, List<String> columns) {
    this.text = text;
    this.columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), i);
    }
  }

  @Override
  public List<String> header() {
    return columns;
  }

  @Override
  public long bytesRead() {
    return text.bytesRead();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  @Override
  public Optional<SourceRow> next() throws IOException {
    while (text.peek() == '\n' || text.peek() == '\r' || text.peek() == ' ') {
      text.read();
    }
    long start = text.line();
    if (text.peek() == TextScanner.END) {
      if (text.cut().isEmpty() || toldCut) {
        return Optional.empty();
      }
      toldCut = true;
      return Optional.of(
          broken(start, RejectReason.TRUNCATED, "", "the compressed file is cut: " + text.cut()));
    }
    boolean ended = readLine();
    return Optional.of(row(start, ended));
  }

  /** Reads to the end of the line; false if the file ended there instead. */
  private boolean readLine() throws IOException {
    line.setLength(0);
    int c = text.read();
    while (c != '\n' && c != TextScanner.END) {
      if (line.length() <= LINE_LIMIT) {
        line.append((char) c);
      }
      c = text.read();
    }
    return c == '\n';
  }

  private SourceRow row(long start, boolean ended) throws IOException {
    if (line.length() > LINE_LIMIT) {
      return broken(
          start,
          RejectReason.FIELD_TOO_LONG,
          "",
          "the line has more than %,d characters".formatted(LINE_LIMIT));
    }
    if (line.indexOf("\uFFFD") >= 0) {
      return broken(
          start,
          RejectReason.WRONG_ENCODING,
          "",
          "bytes that are not %s, the encoding of this file".formatted(text.charset()));
    }
    try {
      return parse(start);
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      return ended
          ? broken(start, RejectReason.MALFORMED, "", "the line is not JSON: " + problem)
          : broken(
              start,
              RejectReason.TRUNCATED,
              "",
              "the file ends in the middle of a row: " + problem);
    }
  }

  private SourceRow parse(long start) throws IOException {
    String[] cells = new String[columns.size()];
    Arrays.fill(cells, "");
    Set<String> seen = new HashSet<>();
    try (JsonParser json = FACTORY.createParser(line.toString())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return broken(start, RejectReason.MALFORMED, "", "the line is not a JSON object");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        if (!seen.add(name)) {
          return broken(start, RejectReason.MALFORMED, name, "key '%s' twice".formatted(name));
        }
        if (token.isStructStart()) {
          return broken(
              start,
              RejectReason.MALFORMED,
              name,
              "key '%s' holds an object or array, expected a string, number or boolean"
                  .formatted(name));
        }
        Integer place = places.get(name);
        if (place != null && token != JsonToken.VALUE_NULL) {
          cells[place] = json.getText();
        }
      }
      if (json.nextToken() != null) {
        return broken(start, RejectReason.MALFORMED, "", "something follows the object");
      }
    }
    return checked(start, cells);
  }

  private SourceRow checked(long start, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].length() > FIELD_LIMIT) {
        return broken(
            start,
            RejectReason.FIELD_TOO_LONG,
            columns.get(i),
            "the field has more than %,d characters".formatted(FIELD_LIMIT));
      }
      if (cells[i].indexOf('\0') >= 0) {
        return broken(start, RejectReason.MALFORMED, columns.get(i), "a NUL byte, expected text");
      }
    }
    return new SourceRow.Cells(start, new ArrayList<>(Arrays.asList(cells)), raw());
  }

  private SourceRow broken(long start, RejectReason reason, String column, String detail) {
    return new SourceRow.Broken(start, reason, column, detail, raw());
  }

  private String raw() {
    return line.substring(0, Math.min(line.length(), DeadLetter.RAW_LIMIT));
  }
}
