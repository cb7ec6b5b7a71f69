package cn.financebrain.ingest.source;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the cells of a row out of a JSON object, by its keys. Keys that nobody reads are passed.
 */
final class JsonCells {
  sealed interface Read {
    /**
     * @param cells one text a column
     */
    record Texts(List<String> cells) implements Read {}

    record Wrong(RejectReason reason, String column, String detail) implements Read {}
  }

  private static final int KEYS_KEPT = 500;

  private final List<String> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> met = new LinkedHashSet<>();

  JsonCells(List<String> columns) {
    this.columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), i);
    }
  }

  List<String> columns() {
    return columns;
  }

  /** The keys that objects had so far, those that nobody reads too; the first of them. */
  Set<String> seen() {
    return met;
  }

  /**
   * Reads to the end of the object; tells the first thing in it that is wrong.
   *
   * @param parser stands at the object's start
   */
  Read read(JsonParser parser) throws IOException {
    String[] cells = new String[columns.size()];
    Arrays.fill(cells, "");
    Set<String> seen = new HashSet<>();
    Optional<Read> wrong = Optional.empty();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (met.size() < KEYS_KEPT) {
        met.add(DeadLetter.shortened(name));
      }
      Optional<Read> here = seen.add(name) ? take(name, parser, cells) : twice(name);
      wrong = wrong.isPresent() ? wrong : here;
      parser.skipChildren();
    }
    return wrong.orElseGet(() -> checked(cells));
  }

  private Optional<Read> take(String name, JsonParser parser, String[] cells) throws IOException {
    Integer place = places.get(name);
    if (place == null || parser.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (parser.currentToken().isStructStart()) {
      return Optional.of(
          malformed(
              name,
              "key '%s' holds %s, expected a text, number or truth"
                  .formatted(DeadLetter.shortened(name), kind(parser))));
    }
    cells[place] = parser.getText();
    return Optional.empty();
  }

  private static Optional<Read> twice(String name) {
    return Optional.of(
        malformed(name, "key '%s' stands twice".formatted(DeadLetter.shortened(name))));
  }

  static String kind(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> "the value " + parser.getText();
    };
  }

  private Read checked(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].length() > RowSource.FIELD_LIMIT) {
        return new Read.Wrong(
            RejectReason.FIELD_TOO_LONG,
            columns.get(i),
            RowSource.tooLong("field", RowSource.FIELD_LIMIT));
      }
      if (cells[i].indexOf('\0') >= 0) {
        return malformed(columns.get(i), "a NUL character, expected text");
      }
    }
    return new Read.Texts(Arrays.asList(cells));
  }

  private static Read malformed(String column, String detail) {
    return new Read.Wrong(RejectReason.MALFORMED, column, detail);
  }
}
