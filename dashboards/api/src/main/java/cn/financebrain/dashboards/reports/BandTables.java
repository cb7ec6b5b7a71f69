package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.store.WarehouseReports.BandCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Counts enterprises by band: of the whole, or of each district or industry. */
final class BandTables {
  private static final List<Band> WORST_FIRST =
      Arrays.stream(Band.values()).sorted(Comparator.reverseOrder()).toList();
  private static final List<Band> SHOWN = List.of(Band.RED, Band.ORANGE, Band.YELLOW);

  private final List<BandCount> counts;
  private final ReportWords words;

  BandTables(List<BandCount> counts, ReportWords words) {
    this.counts = List.copyOf(counts);
    this.words = words;
  }

  /** How many enterprises of a risk are in a band; of all bands where it is empty. */
  long of(Risk risk, Optional<Band> band) {
    return sum(counts, risk, count -> count.band().equals(band));
  }

  long all(Risk risk) {
    return sum(counts, risk, count -> true);
  }

  private static long sum(List<BandCount> some, Risk risk, Function<BandCount, Boolean> which) {
    return some.stream()
        .filter(count -> count.risk() == risk && which.apply(count))
        .mapToLong(BandCount::enterprises)
        .sum();
  }

  List<Column> overallColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(words.say("风险", "Risk")));
    columns.add(Column.number(words.say("企业数", "Enterprises")));
    WORST_FIRST.forEach(band -> columns.add(Column.number(words.band(band))));
    columns.add(Column.number(words.say("未评分", "No score")));
    columns.add(Column.number(words.say("红橙占比", "Red and orange")));
    return columns;
  }

  /** A row for each risk. */
  List<List<Cell>> overall() {
    return Arrays.stream(Risk.values()).map(this::overall).toList();
  }

  private List<Cell> overall(Risk risk) {
    long all = all(risk);
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(words.risk(risk)));
    row.add(Cell.of(all));
    WORST_FIRST.forEach(band -> row.add(Cell.bar(of(risk, Optional.of(band)), all)));
    row.add(Cell.of(of(risk, Optional.empty())));
    row.add(
        Cell.percent(of(risk, Optional.of(Band.RED)) + of(risk, Optional.of(Band.ORANGE)), all));
    return row;
  }

  List<Column> groupColumns(String group) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(group));
    columns.add(Column.number(words.say("企业数", "Enterprises")));
    for (Risk risk : Risk.values()) {
      for (Band band : SHOWN) {
        columns.add(Column.number(words.risk(risk) + ' ' + words.band(band)));
      }
    }
    return columns;
  }

  /** A row for each group; those with most red and orange first, unknown ones last. */
  List<List<Cell>> grouped(Function<BandCount, String> group, UnaryOperator<String> name) {
    TreeSet<String> groups = new TreeSet<>();
    counts.forEach(count -> groups.add(group.apply(count)));
    long largest =
        groups.stream()
            .flatMap(
                each ->
                    Arrays.stream(Risk.values())
                        .flatMap(risk -> SHOWN.stream().map(band -> in(each, group, risk, band))))
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    Comparator<String> unknownLast = Comparator.comparing(String::isEmpty);
    return groups.stream()
        .sorted(
            unknownLast
                .thenComparing(Comparator.comparing((String each) -> -severe(each, group)))
                .thenComparing(Comparator.naturalOrder()))
        .map(each -> row(each, group, name.apply(each), largest))
        .toList();
  }

  private long severe(String each, Function<BandCount, String> group) {
    return Arrays.stream(Risk.values())
        .mapToLong(risk -> in(each, group, risk, Band.RED) + in(each, group, risk, Band.ORANGE))
        .sum();
  }

  private long in(String each, Function<BandCount, String> group, Risk risk, Band band) {
    return sum(
        counts,
        risk,
        count -> group.apply(count).equals(each) && count.band().equals(Optional.of(band)));
  }

  private List<Cell> row(
      String each, Function<BandCount, String> group, String name, long largest) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(name));
    row.add(
        Cell.of(
            Arrays.stream(Risk.values())
                .mapToLong(risk -> sum(counts, risk, count -> group.apply(count).equals(each)))
                .max()
                .orElse(0)));
    for (Risk risk : Risk.values()) {
      for (Band band : SHOWN) {
        row.add(Cell.bar(in(each, group, risk, band), largest));
      }
    }
    return row;
  }
}
