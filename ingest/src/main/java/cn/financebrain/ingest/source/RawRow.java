package cn.financebrain.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the text of one row, as dead letters keep it, apart again. */
public final class RawRow {
  private RawRow() {}

  /**
   * The cells of a row of CSV or the like.
   *
   * @return nothing if the text is no row
   */
  public static Optional<List<String>> cells(String raw, char delimiter) {
    if (raw.isBlank()) {
      return Optional.empty();
    }
    try {
      FileBytes bytes = FileBytes.of(new ByteArrayInputStream(raw.getBytes(UTF_8)));
      return Optional.of(
          DelimitedRows.open(TextScanner.open(bytes, Optional.of(UTF_8)), delimiter).header());
    } catch (SourceException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be read
    }
  }

  /** The text of a row of these cells, which {@link #cells} takes apart. */
  public static String joined(Collection<String> cells, char delimiter) {
    return cells.stream()
        .map(cell -> quoted(cell, delimiter))
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  private static String quoted(String cell, char delimiter) {
    boolean plain =
        cell.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
