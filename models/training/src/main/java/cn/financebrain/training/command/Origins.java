package cn.financebrain.training.command;

import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Where models come from; no directory and no clock, so that the same data give the same bytes. */
final class Origins {
  private Origins() {}

  /** Labels of a stack's enterprises. */
  static Map<String, String> ofLabels(TableOptions options, TrainingTable table)
      throws IOException {
    Map<String, String> from = new TreeMap<>();
    from.put("labels", options.labels.getFileName().toString());
    from.put("labelsSha256", sha256(options.labels));
    from.put("labelsFirst", day(table, Collections::min));
    from.put("labelsLast", day(table, Collections::max));
    from.put("asOf", options.asOf.toString());
    return from;
  }

  /** A table of somebody else's features. */
  static Map<String, String> ofTable(PlainTable options) throws IOException {
    Map<String, String> from = new TreeMap<>();
    from.put("table", options.table.getFileName().toString());
    from.put("tableSha256", sha256(options.table));
    from.put("labelColumn", options.label);
    return from;
  }

  private static String day(TrainingTable table, Function<List<Instant>, Instant> which) {
    List<Instant> instants = table.rows().stream().map(TrainingTable.Row::asOf).toList();
    return LocalDate.ofInstant(which.apply(instants), TableOptions.ZONE).toString();
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java platform has SHA-256", e);
    }
  }
}
