package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      trial =
          RuleTrial.of(
              warehouse,
              settings,
              ModelReleases.told(() -> books.open(books.inForce())),
              ModelReleases.told(() -> books.open(id)),
              days(LocalDate.now(Clock.system(RuleTrial.ZONE))));
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

  private List<LocalDate> days(LocalDate today) {
    return asOf == null ? RuleTrial.monthsSince(Optional.ofNullable(since), today) : List.of(asOf);
  }

  private static List<RuleTrial.Difference> differences(
      WarehouseReader warehouse, RuleTrial trial) {
    List<RuleTrial.Difference> differences = new ArrayList<>();
    try (Progress.StepBar bar = Progress.steps(Messages.text("rules.trying"))) {
      trial.run(warehouse, bar, differences::add);
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
