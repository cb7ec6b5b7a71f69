package cn.financebrain.cli;

import cn.financebrain.console.Table;
import cn.financebrain.contract.Alert;
import cn.financebrain.scoring.replay.WindowComparison;
import cn.financebrain.scoring.replay.WindowComparison.Change;
import cn.financebrain.scoring.replay.WindowComparison.Line;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A replay beside what was raised, as the command line tells it: totals and the first differences;
 * all of it as CSV.
 *
 * @param withOutcomes whether it was asked what became known
 */
record ReplayView(WindowComparison comparison, boolean withOutcomes) {
  private static final int SHOWN = 50;

  void print(PrintStream out) {
    Table totals = new Table(Messages.text("replay.totals-header"));
    totals.row(
        number(alerts(Line::raised)),
        number(alerts(Line::replayed)),
        number(comparison.count(Change.SAME)),
        number(comparison.count(Change.APPEARED)),
        number(comparison.count(Change.VANISHED)),
        number(comparison.count(Change.MOVED)),
        number(comparison.replayFirst()),
        number(comparison.streamFirst()));
    out.println(totals);
    if (withOutcomes) {
      printOutcomes(out);
    }
    List<Line> differing = comparison.lines().stream().filter(ReplayView::differs).toList();
    if (!differing.isEmpty()) {
      Table table = new Table(Messages.text("replay.lines-header"));
      differing.stream().limit(SHOWN).forEach(line -> table.row(cells(line)));
      out.println(table);
    }
    if (differing.size() > SHOWN) {
      out.println(Messages.text("replay.more", differing.size() - SHOWN));
    }
  }

  private static boolean differs(Line line) {
    return line.change() != Change.SAME && line.change() != Change.UNFOUND;
  }

  private long alerts(Function<Line, List<Alert>> of) {
    return comparison.lines().stream().mapToLong(line -> of.apply(line).size()).sum();
  }

  private void printOutcomes(PrintStream out) {
    List<Double> raised = comparison.leads(Line::raisedLead);
    List<Double> replayed = comparison.leads(Line::replayedLead);
    out.println(
        Messages.text(
            "replay.outcomes",
            comparison.outcomes(),
            raised.size(),
            median(raised),
            replayed.size(),
            median(replayed)));
  }

  private static String median(List<Double> ascending) {
    if (ascending.isEmpty()) {
      return "–";
    }
    int middle = ascending.size() / 2;
    double median =
        ascending.size() % 2 == 1
            ? ascending.get(middle)
            : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
    return days(OptionalDouble.of(median));
  }

  private static String[] cells(Line line) {
    return new String[] {
      line.enterprise().text(),
      line.risk().id(),
      Messages.text("replay.change." + id(line)),
      first(line.raised()),
      first(line.replayed()),
      days(line.daysAhead())
    };
  }

  private static String id(Line line) {
    return line.change().name().toLowerCase(Locale.ROOT);
  }

  private static String first(List<Alert> alerts) {
    return alerts.isEmpty() ? "" : alerts.get(0).raisedAt().toString();
  }

  private static String bands(List<Alert> alerts) {
    return String.join(
        ";", alerts.stream().map(alert -> alert.band().name().toLowerCase(Locale.ROOT)).toList());
  }

  private static String days(OptionalDouble days) {
    return days.isPresent() ? String.format(Locale.ROOT, "%.1f", days.getAsDouble()) : "";
  }

  private static String number(long count) {
    return Long.toString(count);
  }

  /** One row an enterprise and risk. */
  void write(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
      csv.writeRecord(
          "enterprise_id",
          "risk",
          "change",
          "raised",
          "replayed",
          "raised_first",
          "replayed_first",
          "days_ahead",
          "outcome",
          "raised_lead_days",
          "replayed_lead_days");
      for (Line line : comparison.lines()) {
        csv.writeRecord(
            line.enterprise().text(),
            line.risk().id(),
            id(line),
            bands(line.raised()),
            bands(line.replayed()),
            first(line.raised()),
            first(line.replayed()),
            days(line.daysAhead()),
            line.outcome().map(Instant::toString).orElse(""),
            days(line.raisedLead()),
            days(line.replayedLead()));
      }
    }
  }
}
