package cn.financebrain.ingest.load;

import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedProfile;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedMapping.Column;
import cn.financebrain.ingest.mapping.FeedMapping.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what a load tells of its feed beside its counts, over all its sources. */
final class FeedTally {
  private static final int UNREAD_COLUMNS_KEPT = 200;
  private static final int NAME_LIMIT = 100;

  private final FeedMapping mapping;
  private final Map<LocalDate, Long> accepted = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<Cells> cells;
  private long rows;

  FeedTally(FeedMapping mapping) {
    this.mapping = mapping;
    this.cells = mapping.columns().stream().map(column -> new Cells()).toList();
  }

  /** What the cells of one column are. */
  private static final class Cells {
    private long missing;
    private long numbers;
    private long dates;
    private long texts;

    void add(CellKind kind) {
      switch (kind) {
        case NUMBER -> numbers++;
        case DATE -> dates++;
        case TEXT -> texts++;
      }
    }
  }

  /** A row was new. */
  void accepted(Instant available) {
    accepted.merge(LocalDate.ofInstant(available, mapping.zone()), 1L, Long::sum);
  }

  /** The columns that a source turned out to have, whether they are read or not. */
  void seen(Collection<String> columns) {
    for (String column : columns) {
      if (seen.size() < mapping.columns().size() + UNREAD_COLUMNS_KEPT && !column.isBlank()) {
        seen.add(column.substring(0, Math.min(NAME_LIMIT, column.length())));
      }
    }
  }

  /** The rows of one source whose columns stand as in the header. */
  Rows rows(List<String> header) {
    return new Rows(
        mapping.columns().stream().mapToInt(column -> header.indexOf(column.name())).toArray());
  }

  /** Counts what the cells of rows are. */
  final class Rows {
    private final int[] places;

    private Rows(int[] places) {
      this.places = places;
    }

    /** A row made events. */
    void add(List<String> row) {
      rows++;
      for (int i = 0; i < places.length; i++) {
        Column column = mapping.columns().get(i);
        String text = places[i] < 0 ? "" : row.get(places[i]).strip();
        if (column.missing().contains(text)) {
          cells.get(i).missing++;
        } else if (isFree(column.type())) {
          cells.get(i).add(CellKind.of(text));
        }
      }
    }
  }

  /** Other types have their form checked when they are read. */
  private static boolean isFree(ColumnType type) {
    return type instanceof ColumnType.Text || type instanceof ColumnType.Code;
  }

  FeedProfile profile() {
    Map<String, ColumnProfile> columns = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Column column = mapping.columns().get(i);
      Cells held = cells.get(i);
      columns.put(
          column.name(),
          new ColumnProfile(
              column.name(),
              column.field().orElse(""),
              true,
              seen.contains(column.name()),
              rows,
              held.missing,
              held.numbers,
              held.dates,
              held.texts));
    }
    for (String name : seen) {
      boolean read = mapping.enterprise().columns().contains(name);
      columns.putIfAbsent(name, new ColumnProfile(name, "", read, true, 0, 0, 0, 0, 0));
    }
    return new FeedProfile(mapping.agreement(), accepted, columns);
  }
}
