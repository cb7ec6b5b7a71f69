package cn.financebrain.training.command;

import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where models come from; no directory and no clock, so that the same data give the same bytes. */
final class Origins {
  private Origins() {}

  /** Labels of a stack's enterprises. */
  static Map<String, String> ofLabels(TableOptions options, TrainingTable table)
      throws IOException {
    Map<String, String> from = new TreeMap<>();
    if (options.labels.stored) {
      from.put("labels", "stored");
      from.put("labelsSha256", sha256(text(table).getBytes(StandardCharsets.UTF_8)));
    } else {
      Path file = options.labels.file.labels;
      from.put("labels", file.getFileName().toString());
      from.put("labelsSha256", sha256(Files.readAllBytes(file)));
    }
    from.put("labelsFirst", day(table, Collections::min));
    from.put("labelsLast", day(table, Collections::max));
    from.put("asOf", options.asOf.toString());
    return from;
  }

  /** A table of somebody else's features. */
  static Map<String, String> ofTable(PlainTable options) throws IOException {
    Map<String, String> from = new TreeMap<>();
    from.put("table", options.table.getFileName().toString());
    from.put("tableSha256", sha256(Files.readAllBytes(options.table)));
    from.put("labelColumn", options.label);
    return from;
  }

  /** A model that another library trained. */
  static Map<String, String> ofImport(ModelFormat format, Path model, Optional<Path> features)
      throws IOException {
    Map<String, String> from = new TreeMap<>();
    from.put("trainer", format.option());
    from.put("modelFile", model.getFileName().toString());
    from.put("modelSha256", sha256(Files.readAllBytes(model)));
    if (features.isPresent()) {
      from.put("featuresSha256", sha256(Files.readAllBytes(features.get())));
    }
    return from;
  }

  private static String day(TrainingTable table, Function<List<Instant>, Instant> which) {
    List<Instant> instants = table.rows().stream().map(TrainingTable.Row::asOf).toList();
    return LocalDate.ofInstant(which.apply(instants), TableOptions.ZONE).toString();
  }

  /** The labels that were learnt from, a line each, in the order of the rows. */
  private static String text(TrainingTable table) {
    return table.rows().stream()
        .map(row -> row.enterprise().text() + "," + row.asOf() + "," + row.positive() + "\n")
        .collect(Collectors.joining());
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java platform has SHA-256", e);
    }
  }
}
