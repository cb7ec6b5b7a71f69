package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.source.JsonRecord;
import cn.financebrain.ingest.source.RawRow;
import cn.financebrain.ingest.source.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The row of a dead letter taken apart, for a person to mend.
 *
 * @param fields in the order of the source's columns, then those that only the mapping knows
 * @param trouble why the row can't be mended here, or not without its text
 */
public record RejectedRow(List<Field> fields, Trouble trouble) {
  private static final String STREAM = "stream";

  /**
   * One column of the row.
   *
   * @param read whether the mapping reads it
   * @param required whether the mapping refuses rows without it
   */
  public record Field(String column, String text, boolean read, boolean required) {}

  /** What is in the way of mending a row. */
  public enum Trouble {
    NONE,
    /** Its text can't be taken apart by its columns: a person must, by the raw text. */
    UNSPLIT,
    /** What was refused is a whole source, or the rest of one, and no row. */
    NO_ROW,
    /** The row is longer than what is kept of it. */
    CUT,
    /** The job refused a record of the log, which no mapping has made. */
    OF_THE_LOG;

    /** Whether the row can be mended where it is. */
    public boolean isMendable() {
      return this == NONE || this == UNSPLIT;
    }
  }

  public RejectedRow {
    fields = List.copyOf(fields);
  }

  /** The texts by their columns. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach(field -> texts.put(field.column(), field.text()));
    return texts;
  }

  /** What hinders mending, whatever the mapping; {@link Trouble#NONE} if only that can tell. */
  public static Trouble trouble(DeadLetter letter) {
    if (letter.feed().equals(STREAM)) {
      return Trouble.OF_THE_LOG;
    }
    boolean header = letter.reason() == RejectReason.COLUMN_COUNT && letter.position() <= 1;
    if (letter.reason() == RejectReason.TRUNCATED || letter.position() == 0 || header) {
      return Trouble.NO_ROW;
    }
    return letter.raw().length() >= DeadLetter.RAW_LIMIT ? Trouble.CUT : Trouble.NONE;
  }

  /** Takes the row of a letter apart by the columns of its source and of its mapping. */
  public static RejectedRow of(DeadLetter letter, FeedMapping mapping) {
    Trouble trouble = trouble(letter);
    if (!trouble.isMendable()) {
      return new RejectedRow(List.of(), trouble);
    }
    Optional<Map<String, String>> texts =
        letter.header().isEmpty() ? json(letter, mapping) : cells(letter, mapping);
    return new RejectedRow(
        fields(letter.header(), texts.orElse(Map.of()), mapping),
        texts.isPresent() ? Trouble.NONE : Trouble.UNSPLIT);
  }

  private static List<Field> fields(
      List<String> header, Map<String, String> texts, FeedMapping mapping) {
    Set<String> required = new HashSet<>();
    mapping.columns().stream()
        .filter(FeedMapping.Column::required)
        .forEach(column -> required.add(column.name()));
    if (mapping.enterprise() instanceof FeedMapping.IdColumn id) {
      required.add(id.column());
    }
    List<String> read = TableReading.columns(mapping);
    Set<String> columns = new LinkedHashSet<>(header);
    columns.addAll(read);
    columns.remove("");
    List<Field> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(
          new Field(
              column,
              texts.getOrDefault(column, ""),
              read.contains(column),
              required.contains(column)));
    }
    return fields;
  }

  private static Optional<Map<String, String>> cells(DeadLetter letter, FeedMapping mapping) {
    List<String> header = letter.header();
    return split(letter, mapping)
        .filter(cells -> cells.size() == header.size())
        .map(
            cells -> {
              Map<String, String> texts = new HashMap<>();
              for (int i = 0; i < header.size(); i++) {
                texts.put(header.get(i), cells.get(i));
              }
              return texts;
            });
  }

  /** By the same rules as the source was read, and as its rows were kept. */
  private static Optional<List<String>> split(DeadLetter letter, FeedMapping mapping) {
    String name = letter.location().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xlsx")) {
      return Optional.of(List.of(letter.raw().split("\t", -1)));
    }
    Optional<List<String>> cells = RawRow.cells(letter.raw(), delimiter(name, mapping));
    if (cells.map(List::size).equals(Optional.of(letter.header().size()))) {
      return cells;
    }
    return Optional.of(List.of(letter.raw().split(Pattern.quote(" | "), -1))); // of a database
  }

  private static char delimiter(String name, FeedMapping mapping) {
    boolean tabs = name.endsWith(".tsv") || name.endsWith(".tsv.gz");
    return mapping.format().delimiter().orElse(tabs ? '\t' : ',');
  }

  /** A mended row of the letter as one text, which is taken apart as that of the letter is. */
  static String joined(DeadLetter letter, FeedMapping mapping, Collection<String> cells) {
    String name = letter.location().toLowerCase(Locale.ROOT);
    return name.endsWith(".xlsx")
        ? String.join("\t", cells)
        : RawRow.joined(cells, delimiter(name, mapping));
  }

  private static Optional<Map<String, String>> json(DeadLetter letter, FeedMapping mapping) {
    ObjectNode row;
    try {
      row = row(JsonRecord.object(letter.raw().getBytes(UTF_8)));
    } catch (SourceException e) {
      return Optional.empty();
    }
    List<String> columns = TableReading.columns(mapping);
    if (columns.stream().noneMatch(row::has)) {
      return Optional.empty();
    }
    Map<String, String> texts = new HashMap<>();
    for (String column : columns) {
      JsonNode value = row.path(column);
      texts.put(column, value.isContainerNode() ? value.toString() : value.asText(""));
    }
    return Optional.of(texts);
  }

  /** The row within an event or a change of a table. */
  private static ObjectNode row(ObjectNode record) {
    JsonNode payload = record.path("payload").isObject() ? record.path("payload") : record;
    for (String key : List.of("after", "data")) {
      if (payload.path(key) instanceof ObjectNode row) {
        return row;
      }
    }
    return record;
  }
}
