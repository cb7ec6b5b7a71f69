package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rules try}: who would be alerted, and who no more, if a book were in force, from the
 * stored events and the same code as the stream.
 */
@Command(name = "try", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class RulesTryCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int SHOWN = 50;

  @Mixin DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", descriptionKey = "param.rules")
  String beginning = "";

  @Option(names = "--since", paramLabel = "DATE", descriptionKey = "option.rules-since")
  LocalDate since;

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.rules-as-of")
  LocalDate asOf;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.rules-out")
  Path out;

  @Override
  public Integer call() throws IOException {
    StackSettings settings = data.settings();
    RuleBooks books = RulesCommand.books(settings);
    String id = RulesCommand.id(books, beginning);
    List<RuleTrial.Difference> differences;
    RuleTrial trial;
    try (WarehouseReader warehouse = WarehouseReader.open(settings.readOnlyWarehouse())) {
      trial = trial(warehouse, Scoring.of(settings), books, id);
      differences = differences(warehouse, trial);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
    print(id, trial, differences);
    if (out != null) {
      write(differences);
      System.out.println(Messages.text("rules.tried-file", differences.size(), out));
    }
    return ExitCode.DONE;
  }

  private RuleTrial trial(WarehouseReader warehouse, Scoring scoring, RuleBooks books, String id) {
    Rules before = ModelReleases.told(() -> books.open(books.inForce()));
    Rules after = ModelReleases.told(() -> books.open(id));
    List<RuleTrial.Day> days = new ArrayList<>();
    for (LocalDate date : days(LocalDate.now(Clock.system(ZONE)))) {
      Instant instant = date.atStartOfDay(ZONE).toInstant();
      long day = DayBegins.dayOf(instant);
      days.add(
          new RuleTrial.Day(
              date,
              instant,
              ScoreCommand.peers(warehouse, scoring, day),
              ScoreCommand.stale(warehouse, scoring, day)));
    }
    int release = scoring.releases().latest().number();
    return new RuleTrial(scoring.evaluator(), release, before, after, days);
  }

  /**
   * The given day; or the first moments of the months after {@code since}, which are the ends of
   * those before, and of tomorrow.
   */
  private List<LocalDate> days(LocalDate today) {
    if (asOf != null) {
      return List.of(asOf);
    }
    List<LocalDate> days = new ArrayList<>();
    if (since != null) {
      LocalDate month = since.withDayOfMonth(1).plusMonths(1);
      for (; !month.isAfter(today); month = month.plusMonths(1)) {
        days.add(month);
      }
    }
    days.add(today.plusDays(1));
    return days;
  }

  private static List<RuleTrial.Difference> differences(
      WarehouseReader warehouse, RuleTrial trial) {
    List<RuleTrial.Difference> differences = new ArrayList<>();
    Instant last = trial.days().get(trial.days().size() - 1).asOf();
    try (ProgressBar bar =
        Progress.bar(Messages.text("rules.trying"), warehouse.enrolledEnterprises().size())) {
      warehouse.eventsByEnterprise(
          last,
          events -> {
            differences.addAll(trial.differences(events.enterprise(), events.events()));
            bar.step();
          });
    }
    differences.sort(
        Comparator.comparing(RuleTrial.Difference::date)
            .thenComparing(RuleTrial.Difference::risk)
            .thenComparing(difference -> difference.enterprise().text()));
    return differences;
  }

  private static void print(String id, RuleTrial trial, List<RuleTrial.Difference> differences) {
    Table totals = new Table(Messages.text("rules.tried-totals"));
    for (RuleTrial.Day day : trial.days()) {
      List<RuleTrial.Difference> ofDay =
          differences.stream().filter(each -> each.date().equals(day.date())).toList();
      long added = ofDay.stream().filter(RuleTrial.Difference::added).count();
      totals.row(day.date().toString(), Long.toString(added), Long.toString(ofDay.size() - added));
    }
    System.out.println(Messages.text("rules.tried", RuleBooks.name(id)));
    System.out.println(totals);
    if (!differences.isEmpty()) {
      Table table = new Table(Messages.text("rules.tried-header"));
      differences.stream().limit(SHOWN).forEach(each -> table.row(cells(each)));
      System.out.println(table);
    }
    if (differences.size() > SHOWN) {
      System.out.println(Messages.text("rules.tried-more", differences.size() - SHOWN));
    }
    long givenUp = trial.after().overBudget();
    if (givenUp > 0) {
      System.out.println(Messages.text("rules.over-budget", givenUp));
    }
  }

  private static String[] cells(RuleTrial.Difference each) {
    return Stream.of(
            each.date().toString(),
            each.enterprise().text(),
            each.risk().id(),
            Messages.text(each.added() ? "rules.tried-added" : "rules.tried-dropped"),
            index(each.indexBefore()),
            index(each.indexAfter()),
            String.join(", ", each.rules()))
        .toArray(String[]::new);
  }

  private static String index(double index) {
    return Double.isNaN(index) ? "" : String.format(Locale.ROOT, "%.1f", index);
  }

  private void write(List<RuleTrial.Difference> differences) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
      csv.writeRecord(
          "as_of", "enterprise_id", "risk", "change", "index_before", "index_after", "rules");
      for (RuleTrial.Difference each : differences) {
        csv.writeRecord(
            each.date().toString(),
            each.enterprise().text(),
            each.risk().id(),
            each.added() ? "added" : "dropped",
            index(each.indexBefore()),
            index(each.indexAfter()),
            String.join(";", each.rules()));
      }
    }
  }
}
