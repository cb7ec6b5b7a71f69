package cn.financebrain.ingest.source;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Rows that were sent as JSON in one piece: lines of objects, or one array of objects. In UTF-8.
 * Rows of an array are counted from 1 where those of lines tell their line.
 */
public final class JsonBody {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private JsonBody() {}

  /**
   * @throws SourceException if the bytes are no text
   */
  public static RowSource lines(byte[] body, List<String> columns) throws SourceException {
    try {
      FileBytes bytes = FileBytes.of(new ByteArrayInputStream(body));
      return new JsonRows(TextScanner.open(bytes, Optional.of(StandardCharsets.UTF_8)), columns);
    } catch (IOException e) {
      throw new SourceException(RejectReason.MALFORMED, "the body can't be read: " + e);
    }
  }

  /**
   * @throws SourceException if the bytes are not one JSON array to their end; of what is in it each
   *     row is judged alone
   */
  public static RowSource array(byte[] body, List<String> columns) throws SourceException {
    try {
      requireArray(body);
      return new ArrayRows(body, columns);
    } catch (JsonProcessingException e) {
      throw new SourceException(RejectReason.MALFORMED, "not JSON: " + where(e));
    } catch (IOException e) {
      throw new SourceException(RejectReason.MALFORMED, "the body can't be read: " + e);
    }
  }

  private static String where(JsonProcessingException e) {
    String problem = e.getOriginalMessage().lines().findFirst().orElse("");
    return e.getLocation() == null
        ? problem
        : "line %d, column %d: %s"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), problem);
  }

  private static void requireArray(byte[] body) throws IOException, SourceException {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new SourceException(
            RejectReason.MALFORMED, "expected a JSON array of rows · 应为 JSON 数组");
      }
      parser.skipChildren();
      if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
        throw new SourceException(
            RejectReason.MALFORMED, "expected one JSON array to the end · 应为单个完整的 JSON 数组");
      }
    }
  }

  private static final class ArrayRows implements RowSource {
    private final byte[] body;
    private final JsonCells cells;
    private final JsonParser parser;
    private long number;

    ArrayRows(byte[] body, List<String> columns) throws IOException {
      this.body = body;
      this.cells = new JsonCells(columns);
      this.parser = FACTORY.createParser(body);
      parser.nextToken();
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
    public Optional<SourceRow> next() throws IOException {
      if (parser.nextToken() == JsonToken.END_ARRAY) {
        return Optional.empty();
      }
      number++;
      int from = (int) parser.currentTokenLocation().getByteOffset();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        String detail = "the row is %s, expected a JSON object".formatted(JsonCells.kind(parser));
        parser.skipChildren();
        return Optional.of(broken(RejectReason.MALFORMED, "", detail, from));
      }
      JsonCells.Read read = cells.read(parser);
      if (read instanceof JsonCells.Read.Texts texts) {
        return Optional.of(new SourceRow.Cells(number, texts.cells(), raw(from)));
      }
      JsonCells.Read.Wrong wrong = (JsonCells.Read.Wrong) read;
      return Optional.of(broken(wrong.reason(), wrong.column(), wrong.detail(), from));
    }

    private SourceRow broken(RejectReason reason, String column, String detail, int from) {
      return new SourceRow.Broken(number, reason, column, detail, raw(from));
    }

    private String raw(int from) {
      int to = (int) parser.currentLocation().getByteOffset();
      if (from < 0 || to < from) {
        return ""; // not UTF-8, where the parser does not know places
      }
      int length = Math.min(to - from, DeadLetter.RAW_LIMIT * 4);
      String text = new String(body, from, length, StandardCharsets.UTF_8);
      return text.substring(0, Math.min(text.length(), DeadLetter.RAW_LIMIT));
    }

    @Override
    public long bytesRead() {
      return parser.currentLocation().getByteOffset();
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }
}
