package cn.financebrain.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

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
}
