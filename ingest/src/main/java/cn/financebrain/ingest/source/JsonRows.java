package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** JSON lines: one object a line. Keys that the mapping does not read are passed over. */
final class JsonRows extends TextRows {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonCells cells;
  private final StringBuilder json = new StringBuilder();

  JsonRows(TextScanner text, List<String> columns) {
    super(text);
    this.cells = new JsonCells(columns);
  }

  @Override
  public boolean namesItsRows() {
    return true;
  }

  @Override
  public List<String> header() {
    return cells.columns();
  }

  @Override
  public Collection<String> columnsSeen() {
    return cells.seen();
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
    try (JsonParser parser = FACTORY.createParser(json.toString())) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        return malformed(
            line, "", "the line is %s, expected a JSON object".formatted(JsonCells.kind(parser)));
      }
      JsonCells.Read read = cells.read(parser);
      if (read instanceof JsonCells.Read.Wrong wrong) {
        return wrong(line, wrong.reason(), wrong.column(), wrong.detail());
      }
      if (parser.nextToken() != null) {
        return malformed(line, "", "more follows the object, expected one object a line");
      }
      return Optional.of(new SourceRow.Cells(line, ((JsonCells.Read.Texts) read).cells(), raw()));
    }
  }

  private Optional<SourceRow> malformed(long line, String column, String detail) {
    return wrong(line, RejectReason.MALFORMED, column, detail);
  }

  private Optional<SourceRow> wrong(long line, RejectReason reason, String column, String detail) {
    return Optional.of(broken(line, reason, column, detail));
  }
}
