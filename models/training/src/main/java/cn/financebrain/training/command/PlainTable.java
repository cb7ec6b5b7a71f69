package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.training.table.TableFile;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a table of features, which needs no stack. */
final class PlainTable {
  @Option(names = "--table", required = true, paramLabel = "FILE", descriptionKey = "option.table")
  Path table = Path.of("");

  @Option(names = "--label", paramLabel = "COLUMN", descriptionKey = "option.label")
  String label;

  @Option(names = "--id", paramLabel = "COLUMN", descriptionKey = "option.id")
  String id;

  /** With a label, to learn from it. */
  TrainingTable labelled() throws IOException {
    if (label == null) {
      throw CommandFailure.usage("failure.no-label");
    }
    return read(Map.of());
  }

  /**
   * @param kinds of the columns that are read; none to read all
   */
  TrainingTable read(Map<String, TagSpec.Kind> kinds) throws IOException {
    if (!Files.isRegularFile(table)) {
      throw CommandFailure.failed("failure.no-file", table);
    }
    try {
      return TableFile.read(
          table, new TableFile.Columns(Optional.ofNullable(label), Optional.ofNullable(id)), kinds);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.table", table, e.getMessage());
    }
  }
}
