package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSON lines: one object a line. Keys that the mapping does not read are passed over. */
final class JsonRows extends TextRows {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final List<String> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final StringBuilder json = new StringBuilder();

  JsonRows(TextScanner text, List<String> columns) {
    super(text);
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
  Optional<SourceRow> read(long line) throws IOException {
    readLine();
    if (json.length() > ROW_LIMIT) {
      return wrong(line, RejectReason.FIELD_TOO_LONG, "", RowSource.tooLong("line", ROW_LIMIT));
    }
    if (json.indexOf(String.valueOf(TextScanner.REPLACEMENT)) >= 0) {
      return wrong(line, RejectReason.WRONG_ENCODING, "", wrongEncoding());
    }
    try {
      return json.toString().isBlank() ? Optional.empty() : parse(line);
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      return endedByFile()
          ? wrong(
              line, RejectReason.TRUNCATED, "", "the file ends in the middle of a row: " + problem)
          : malformed(line, "", "the line is not JSON: " + problem);
    }
  }

  private void readLine() throws IOException {
    json.setLength(0);
    int c = take();
    while (c != TextScanner.END && !TextScanner.isLineEnd(c)) {
      if (json.length() <= ROW_LIMIT) {
        json.append((char) c);
      }
      c = take();
    }
  }

  private Optional<SourceRow> parse(long line) throws IOException {
    String[] cells = new String[columns.size()];
    Arrays.fill(cells, "");
    Set<String> seen = new HashSet<>();
    try (JsonParser parser = FACTORY.createParser(json.toString())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return malformed(
            line, "", "the line is %s, expected a JSON object".formatted(kind(parser)));
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (!seen.add(name)) {
          return malformed(line, name, "key '%s' stands twice".formatted(name));
        }
        JsonToken token = parser.nextToken();
        Integer place = places.get(name);
        if (token.isStructStart() && place != null) {
          return malformed(
              line,
              name,
              "key '%s' holds %s, expected a text, number or truth".formatted(name, kind(parser)));
        }
        if (place != null && token != JsonToken.VALUE_NULL) {
          cells[place] = parser.getText();
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        return malformed(line, "", "more follows the object, expected one object a line");
      }
    }
    return checked(line, cells);
  }

  private static String kind(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> "the value " + parser.getText();
    };
  }

  private Optional<SourceRow> checked(long line, String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].length() > FIELD_LIMIT) {
        return wrong(
            line,
            RejectReason.FIELD_TOO_LONG,
            columns.get(i),
            RowSource.tooLong("field", FIELD_LIMIT));
      }
      if (cells[i].indexOf('\0') >= 0) {
        return malformed(line, columns.get(i), "a NUL character, expected text");
      }
    }
    return Optional.of(new SourceRow.Cells(line, Arrays.asList(cells), raw()));
  }

  private Optional<SourceRow> malformed(long line, String column, String detail) {
    return wrong(line, RejectReason.MALFORMED, column, detail);
  }

  private Optional<SourceRow> wrong(long line, RejectReason reason, String column, String detail) {
    return Optional.of(broken(line, reason, column, detail));
  }
}
