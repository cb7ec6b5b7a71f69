package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.ingest.connect.FeedWatch;
import cn.financebrain.store.WarehouseException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code feeds health}. */
@Command(
    name = "feeds",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {FeedsCommand.Health.class, HelpCommand.class})
final class FeedsCommand {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** {@code feeds health}: what is wrong with feeds; ends with 1 if anything is. */
  @Command(name = "health", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Health implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);

    @Mixin DataOption data = new DataOption();

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.feeds-as-of")
    LocalDate asOf;

    @Override
    public Integer call() {
      FeedWatch.Look look = look(data.settings());
      if (look.feeds() == 0) {
        System.out.println(Messages.text("feeds.none"));
        return ExitCode.DONE;
      }
      if (look.open().isEmpty()) {
        System.out.println(Messages.text("feeds.well", look.feeds()));
        return ExitCode.DONE;
      }
      print(look);
      return ExitCode.FAILED;
    }

    /** What is wrong now is written to the book; what was wrong on a day is only looked at. */
    private FeedWatch.Look look(StackSettings settings) {
      try {
        return asOf == null
            ? FeedWatch.record(settings.warehouse(), Clock.systemUTC().instant())
            : FeedWatch.look(settings.readOnlyWarehouse(), asOf.atStartOfDay(ZONE).toInstant());
      } catch (WarehouseException e) {
        throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
      }
    }

    private static void print(FeedWatch.Look look) {
      Table table = new Table(Messages.text("feeds.header"));
      for (FeedFinding finding : look.open()) {
        table.row(
            finding.feed(),
            Messages.text("feeds.severity." + id(finding.severity())),
            Messages.text("feeds.kind." + id(finding.kind())),
            TIME.format(finding.since()),
            Words.chinese() ? finding.chinese() : finding.english());
      }
      System.out.println(table);
      long ill = look.open().stream().map(FeedFinding::feed).distinct().count();
      System.out.println(Messages.text("feeds.open", look.open().size(), ill, look.feeds()));
    }

    private static String id(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }
}
