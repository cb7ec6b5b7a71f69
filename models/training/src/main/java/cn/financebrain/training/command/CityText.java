package cn.financebrain.training.command;

import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.training.city.CityFindings;
import cn.financebrain.training.city.Crowd;
import cn.financebrain.training.city.Found;
import cn.financebrain.training.city.Quiet;
import cn.financebrain.training.city.RiskFindings;
import cn.financebrain.training.city.StoryWords;
import cn.financebrain.training.city.WatchFindings;
import cn.financebrain.training.metric.Bootstrap.Interval;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a city's run found, for a terminal: three tables a risk. */
final class CityText {
  private static final String NONE = "—";

  private final CityFindings findings;
  private final PrintWriter out;

  private CityText(CityFindings findings, PrintWriter out) {
    this.findings = findings;
    this.out = out;
  }

  static void write(CityFindings findings, PrintWriter out) {
    new CityText(findings, out).write();
  }

  private void write() {
    out.println();
    out.println(Messages.text("city.made-up"));
    out.println(
        Messages.text(
            "city.facts",
            findings.enterprises(),
            findings.events(),
            findings.trainedUntil(),
            findings.watchedUntil(),
            number(findings.months()),
            findings.trainer(),
            findings.seed()));
    findings.risks().forEach(this::write);
    out.flush();
  }

  private void write(RiskFindings of) {
    out.println();
    out.println(Words.chinese() ? of.risk().chinese() : of.risk().english());
    out.println(training(of.training()));
    out.println(
        Messages.text(
            "city.watched", of.watched(), of.watches().get(0).all().cases(), of.pending()));
    out.println(shares(of));
    out.println();
    out.println(stories(of));
    out.println();
    out.println(falseAlarms(of));
  }

  private static String training(RiskFindings.Training training) {
    return training.succeeded()
        ? Messages.text("city.trained", training.rows(), training.positives(), training.model())
        : Messages.text(
            "city.untrained", training.rows(), training.positives(), training.problem());
  }

  private static Table shares(RiskFindings of) {
    Table table = new Table(Messages.text("city.shares"));
    for (WatchFindings watch : of.watches()) {
      List<String> cells = new ArrayList<>(List.of(name(watch)));
      cells.addAll(found(watch.all()));
      cells.add(interval(watch.first()));
      cells.add(number(watch.alerts()));
      cells.add(Integer.toString(watch.lesser()));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  /** Share found first, share found at all, and the days. */
  private static List<String> found(Found found) {
    return List.of(
        percent(found.shareFirst()),
        percent(found.shareFound()),
        number(found.lead().worst()),
        number(found.lead().lowerQuartile()),
        number(found.lead().median()),
        number(found.lead().upperQuartile()),
        number(found.unseen()));
  }

  /** Of the first watch, with the model where there is one; the page has them all. */
  private static Table stories(RiskFindings of) {
    Table table = new Table(Messages.text("city.stories"));
    WatchFindings watch = of.watches().get(0);
    watch
        .stories()
        .forEach(
            (kind, found) -> {
              List<String> cells = new ArrayList<>();
              cells.add(Words.chinese() ? StoryWords.chinese(kind) : StoryWords.english(kind));
              cells.add(name(watch));
              cells.add(Integer.toString(found.cases()));
              cells.addAll(found(found));
              table.row(cells.toArray(String[]::new));
            });
    return table;
  }

  private Table falseAlarms(RiskFindings of) {
    Table table = new Table(Messages.text("city.false-alarms"));
    for (WatchFindings watch : of.watches()) {
      for (Quiet quiet : watch.crowds()) {
        table.row(
            name(quiet.crowd()),
            name(watch),
            Integer.toString(quiet.enterprises()),
            number(quiet.alerted()),
            number(quiet.alerts()),
            rate(quiet.perThousandAndMonth(findings.months())));
      }
    }
    return table;
  }

  private static String name(WatchFindings of) {
    return Words.chinese() ? of.watch().chinese() : of.watch().english();
  }

  private static String name(Crowd crowd) {
    return Words.chinese() ? crowd.chinese() : crowd.english();
  }

  private static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? NONE
        : percent(interval.low()) + "–" + percent(interval.high());
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : NONE;
  }

  /** One decimal, where there is one. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "")
        : NONE;
  }

  private static String rate(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : NONE;
  }
}
