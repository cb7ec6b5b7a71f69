package cn.financebrain.ingest.load;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.ingest.mapping.FeedMapping.Format;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.LabelMapping;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import cn.financebrain.ingest.source.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file of labels. Unlike a feed, it is refused as a whole if any row is wrong: a model must
 * not be trained on half of what was meant.
 */
public final class LabelFile {
  private static final int PROBLEMS_TOLD = 10;

  private final LabelMapping mapping;
  private final List<String> problems = new ArrayList<>();
  private final Map<Subject, Boolean> known = new HashMap<>();

  /** What a label speaks of. */
  private record Subject(EnterpriseId enterprise, Optional<Instant> asOf) {}

  private LabelFile(LabelMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * @param feed whose {@code labels.yaml} says how the file is read
   * @throws IngestException telling the first problems with their lines
   */
  public static List<Label> read(FeedSet feed, Path file) {
    LabelMapping mapping =
        feed.labels()
            .orElseThrow(
                () -> new IngestException("feed %s has no labels.yaml".formatted(feed.name())));
    return new LabelFile(mapping).read(file);
  }

  private List<Label> read(Path file) {
    List<Label> labels = new ArrayList<>();
    Format format = new Format(Optional.empty(), Optional.empty());
    try (RowSource source = RowSource.open(file, format, columns())) {
      requireColumns(file, source.header());
      for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
        long line = row.get().line();
        label(source.header(), row.get())
            .filter(label -> agrees(line, label))
            .ifPresent(labels::add);
      }
    } catch (IOException | SourceException e) {
      throw new IngestException("labels %s: %s".formatted(file, e.getMessage()), e);
    }
    if (!problems.isEmpty()) {
      throw new IngestException(
          "labels %s have %d problem(s):%n  %s"
              .formatted(
                  file,
                  problems.size(),
                  String.join(
                      System.lineSeparator() + "  ",
                      problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())))));
    }
    return labels;
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    columns.add(mapping.enterprise().column());
    columns.add(mapping.labelColumn());
    mapping.asOf().ifPresent(asOf -> columns.add(asOf.yearColumn()));
    return columns;
  }

  private void requireColumns(Path file, List<String> header) {
    for (String column : columns()) {
      if (!header.contains(column)) {
        throw new IngestException(
            "labels %s lack column '%s'; they have %s"
                .formatted(file, column, String.join(", ", header)));
      }
    }
  }

  private Optional<Label> label(List<String> header, SourceRow row) {
    if (row instanceof SourceRow.Broken broken) {
      problems.add("line %d: %s".formatted(row.line(), broken.detail()));
      return Optional.empty();
    }
    List<String> cells = ((SourceRow.Cells) row).cells();
    try {
      String label = cells.get(header.indexOf(mapping.labelColumn())).strip();
      String enterprise = cells.get(header.indexOf(mapping.enterprise().column())).strip();
      return Optional.of(
          new Label(mapping.enterprise().id(enterprise), positive(label), asOf(header, cells)));
    } catch (IllegalArgumentException e) {
      problems.add("line %d: %s".formatted(row.line(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether no line before says the contrary of the same enterprise and day. */
  private boolean agrees(long line, Label label) {
    Boolean before =
        known.putIfAbsent(new Subject(label.enterprise(), label.asOf()), label.positive());
    boolean agrees = before == null || before == label.positive();
    if (!agrees) {
      problems.add(
          "line %d: %s has the contrary label in a line before"
              .formatted(line, label.enterprise().text()));
    }
    return agrees;
  }

  private boolean positive(String text) {
    if (!mapping.positive().contains(text) && !mapping.negative().contains(text)) {
      throw new IllegalArgumentException(
          "label '%s', expected %s or %s".formatted(text, mapping.positive(), mapping.negative()));
    }
    return mapping.positive().contains(text);
  }

  private Optional<Instant> asOf(List<String> header, List<String> cells) {
    return mapping
        .asOf()
        .map(
            asOf -> {
              String year = cells.get(header.indexOf(asOf.yearColumn())).strip();
              if (!year.matches("\\d{4}(\\.0)?")) {
                throw new IllegalArgumentException("year '%s', expected 4 digits".formatted(year));
              }
              return LocalDate.of(Integer.parseInt(year.substring(0, 4)), 12, 31)
                  .atStartOfDay(mapping.zone())
                  .plus(asOf.delay())
                  .toInstant();
            });
  }
}
