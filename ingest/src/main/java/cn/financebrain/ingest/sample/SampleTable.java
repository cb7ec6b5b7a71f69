package cn.financebrain.ingest.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of one CSV file; no cell of the sample needs quotes. */
final class SampleTable {
  /** More rows than any table has for one enterprise, so that cities side by side share no id. */
  private static final int ROWS_OF_AN_ENTERPRISE = 20;

  private final String file;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  SampleTable(String file, String... header) {
    this.file = file;
    this.columns = header.length;
    lines.add(String.join(",", header));
  }

  void add(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "%d cells in a row of %s, expected %d".formatted(cells.length, file, columns));
    }
    lines.add(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(",")));
  }

  /**
   * The number that the next row gets, for ids of rows.
   *
   * @param first number of the city's first enterprise
   */
  int nextNumber(int first) {
    return (first - 1) * ROWS_OF_AN_ENTERPRISE + lines.size();
  }

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(file), String.join("\n", lines) + '\n');
  }
}
