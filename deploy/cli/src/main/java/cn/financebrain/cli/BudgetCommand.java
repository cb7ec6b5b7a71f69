package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.alert.AlertBudgets;
import cn.financebrain.store.Regions;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseOverview;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code budget}: how many alerts each district can handle on a day, and what follows from it. */
@Command(
    name = "budget",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      BudgetCommand.Set.class,
      BudgetCommand.Remove.class,
      BudgetCommand.Listing.class,
      BudgetQueueCommand.class,
      HelpCommand.class
    })
final class BudgetCommand {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2299;
  private static final int REGIONS_SHOWN = 20;

  private BudgetCommand() {}

  static LocalDate today() {
    return LocalDate.ofEpochDay(DayBegins.dayOf(Clock.systemUTC().instant()));
  }

  /** Answers from the warehouse, for the user that only reads. */
  interface Question<T> {
    T ask(WarehousePages pages);
  }

  static <T> T ask(StackSettings settings, Question<T> question) {
    try (WarehousePages pages = WarehousePages.open(settings.readOnlyWarehouse())) {
      return question.ask(pages);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /**
   * @throws CommandFailure if the digits can't be a region, or no enterprise is in it
   */
  static void requireRegion(StackSettings settings, String region) {
    if (!AlertBudget.isRegion(region)) {
      throw CommandFailure.usage("failure.budget-digits", region);
    }
    List<String> known = regions(settings.readOnlyWarehouse());
    if (known.stream().noneMatch(code -> code.startsWith(region))) {
      throw CommandFailure.usage(
          "failure.budget-region",
          region,
          known.isEmpty()
              ? "-"
              : known.stream().limit(REGIONS_SHOWN).collect(Collectors.joining(", ")));
    }
  }

  private static List<String> regions(WarehouseSettings warehouse) {
    try (WarehouseOverview overview = WarehouseOverview.open(warehouse)) {
      return overview.regions(Regions.EVERYWHERE).stream()
          .map(WarehouseOverview.RegionCount::region)
          .filter(AlertBudget::isRegion)
          .toList();
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  static String risk(Risk risk) {
    return Words.chinese() ? risk.chinese() : risk.english();
  }

  static String risk(Optional<Risk> risk) {
    return risk.map(BudgetCommand::risk).orElseGet(() -> Messages.text("budget.each-risk"));
  }

  /** For which region, risk and time, and by whom. */
  abstract static class Change implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "REGION", descriptionKey = "param.budget-region")
    String region = "";

    @Option(names = "--risk", paramLabel = "RISK", descriptionKey = "option.budget-risk")
    Risk risk;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "option.budget-from")
    LocalDate from;

    @Option(
        names = "--by",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        descriptionKey = "option.by")
    String by = "";

    /** Adds the row that says so. */
    final AlertBudget write(StackSettings settings, OptionalInt perDay) {
      if (by.isBlank()) {
        throw CommandFailure.usage("failure.by");
      }
      Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
      AlertBudget budget =
          new AlertBudget(region, Optional.ofNullable(risk), perDay, from(), by.strip(), now);
      try (WarehouseWriter writer =
          WarehouseWriter.open(settings.warehouse(), List.of(), RetryPolicy.PATIENT)) {
        writer.write(List.of(new WarehouseRow.BudgetRow(budget)));
      } catch (WarehouseException e) {
        throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
      }
      return budget;
    }

    final LocalDate from() {
      LocalDate day = from == null ? today() : from;
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        throw CommandFailure.usage("failure.budget-from", day, FIRST_YEAR, LAST_YEAR);
      }
      return day;
    }
  }

  /** {@code budget set}: from a day on, so many alerts of each district below the region. */
  @Command(name = "set", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Set extends Change {
    @Parameters(index = "1", paramLabel = "N", descriptionKey = "param.budget-per-day")
    int perDay = 0;

    /** So that a negative number is told to be one, and not to be an unknown option. */
    @Spec
    void spec(CommandSpec spec) {
      spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
      if (perDay < 0) {
        throw CommandFailure.usage("failure.budget-number", perDay);
      }
      StackSettings settings = data.settings();
      requireRegion(settings, region);
      AlertBudget budget = write(settings, OptionalInt.of(perDay));
      System.out.println(
          Messages.text(
              "budget.set", region, risk(budget.risk()), perDay, budget.from(), budget.setBy()));
      return ExitCode.DONE;
    }
  }

  /** {@code budget remove}: from a day on, what was set for the region holds no longer. */
  @Command(name = "remove", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Remove extends Change {
    @Override
    public Integer call() {
      StackSettings settings = data.settings();
      if (!isSet(ask(settings, WarehousePages::alertBudgets))) {
        throw CommandFailure.failed(
            "failure.no-budget", region, risk(Optional.ofNullable(risk)), from());
      }
      AlertBudget budget = write(settings, OptionalInt.empty());
      System.out.println(
          Messages.text(
              "budget.removed", region, risk(budget.risk()), budget.from(), budget.setBy()));
      return ExitCode.DONE;
    }

    private boolean isSet(List<AlertBudget> all) {
      AlertBudgets budgets = new AlertBudgets(all);
      return all.stream()
          .filter(row -> row.region().equals(region))
          .filter(row -> row.risk().equals(Optional.ofNullable(risk)))
          .filter(row -> row.perDay().isPresent())
          .anyMatch(row -> budgets.inForce(row, from().toEpochDay()));
    }
  }

  /** {@code budget list}: all that was ever set, and what holds today. */
  @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      List<AlertBudget> all = ask(data.settings(), WarehousePages::alertBudgets);
      if (all.isEmpty()) {
        System.out.println(Messages.text("budget.none"));
        return ExitCode.DONE;
      }
      AlertBudgets budgets = new AlertBudgets(all);
      Table table = new Table(Messages.text("budget.header"));
      all.stream()
          .sorted(
              Comparator.comparing(AlertBudget::region)
                  .thenComparing(row -> row.risk().map(Risk::id).orElse(""))
                  .thenComparing(AlertBudget::from)
                  .thenComparing(AlertBudget::setAt))
          .forEach(row -> table.row(cells(row, budgets)));
      System.out.println(table);
      return ExitCode.DONE;
    }

    private static String[] cells(AlertBudget row, AlertBudgets budgets) {
      return new String[] {
        row.region(),
        risk(row.risk()),
        row.perDay().isPresent()
            ? Integer.toString(row.perDay().getAsInt())
            : Messages.text("budget.ended"),
        row.from().toString(),
        Messages.text("budget.state." + state(row, budgets)),
        row.setBy(),
        TIME.format(row.setAt())
      };
    }

    private static String state(AlertBudget row, AlertBudgets budgets) {
      LocalDate today = today();
      if (budgets.inForce(row, today.toEpochDay())) {
        return "in-force";
      }
      boolean later = row.from().isAfter(today) && budgets.inForce(row, row.from().toEpochDay());
      return later ? "later" : "replaced";
    }
  }
}
