package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Files of a catalogue or a book of rules, for people to change. */
final class YamlExport {
  private YamlExport() {}

  /**
   * @param texts by the name of the file
   * @throws CommandFailure if the directory holds anything
   */
  static void write(Path directory, Map<String, String> texts) throws IOException {
    if (Files.exists(directory) && isUsed(directory)) {
      throw CommandFailure.failed("failure.catalogue-export", directory);
    }
    Files.createDirectories(directory);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(directory.resolve(text.getKey()), text.getValue());
    }
  }

  private static boolean isUsed(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isPresent();
    }
  }
}
