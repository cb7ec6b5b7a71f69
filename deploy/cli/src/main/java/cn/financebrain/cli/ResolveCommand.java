package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.load.QueueView;
import cn.financebrain.ingest.load.QueuedRow;
import cn.financebrain.ingest.publish.EventLog;
import cn.financebrain.ingest.resolve.EnterpriseDirectory;
import cn.financebrain.ingest.resolve.EnterpriseDirectory.NamePeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resolve}: rows whose enterprise a person has to name. */
@Command(
    name = "resolve",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      ResolveCommand.ListRows.class,
      ResolveCommand.Show.class,
      ResolveCommand.Assign.class,
      ResolveCommand.Drop.class,
      ResolveCommand.Undo.class,
      ResolveCommand.Retry.class,
      ResolveCommand.Rebuild.class,
      HelpCommand.class
    })
final class ResolveCommand {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static Publishing publishing(DataOption data) {
    return new Publishing(data.directory(), data.settings());
  }

  /**
   * @throws CommandFailure if it is none
   */
  static Uscc uscc(String text) {
    try {
      return new Uscc(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.resolve-uscc", e.getMessage());
    }
  }

  private static String state(QueuedRow row) {
    return Messages.text("resolve.state." + row.state().name().toLowerCase(Locale.ROOT));
  }

  private static String doubt(QueuedRow row) {
    return Words.chinese() ? row.doubt().chinese() : row.doubt().english();
  }

  private static String candidates(QueuedRow row) {
    return row.candidates().stream().map(Uscc::value).collect(Collectors.joining(" "));
  }

  private static String day(Instant at) {
    return at.atZone(ZONE).toLocalDate().toString();
  }

  private static String time(Instant at) {
    return at.atZone(ZONE).toLocalDateTime().withNano(0).toString().replace('T', ' ');
  }

  /** How the list is written. */
  enum Format {
    TABLE,
    CSV
  }

  /** {@code resolve list}. */
  @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ListRows implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Option(names = "--all", descriptionKey = "option.resolve-all")
    boolean all;

    @Option(
        names = "--format",
        paramLabel = "table|csv",
        descriptionKey = "option.resolve-format",
        defaultValue = "TABLE")
    Format format = Format.TABLE;

    @Override
    public Integer call() {
      return publishing(data).look(this::print);
    }

    private int print(QueueView view) {
      if (format == Format.CSV) {
        System.out.println(
            "id,state,feed,enterprise,reason,candidates,event_time,location,line,queued_at,assigned");
        view.list(all, row -> System.out.println(csv(row)));
      } else {
        Table table = new Table(Messages.text("resolve.header"));
        int[] rows = {0};
        view.list(
            all,
            row -> {
              rows[0]++;
              table.row(
                  row.id(),
                  state(row),
                  row.feed(),
                  row.enterprise(),
                  doubt(row),
                  candidates(row),
                  day(row.eventTime()),
                  row.location() + ":" + row.position());
            });
        System.out.println(rows[0] == 0 ? Messages.text("resolve.none") : table);
      }
      return ExitCode.DONE;
    }

    private static String csv(QueuedRow row) {
      return Stream.of(
              row.id(),
              row.state().name(),
              row.feed(),
              row.enterprise(),
              row.doubt().name(),
              candidates(row),
              row.eventTime().toString(),
              row.location(),
              Long.toString(row.position()),
              row.queuedAt().toString(),
              row.assigned().map(Uscc::value).orElse(""))
          .map(ListRows::quoted)
          .collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
      return cell.matches("[^,\"\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
  }

  /** {@code resolve show}. */
  @Command(name = "show", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "param.resolve-id")
    String id = "";

    @Override
    public Integer call() {
      return publishing(data).look(this::print);
    }

    private int print(QueueView view) {
      QueuedRow row = view.find(id);
      Table table = new Table();
      table.row(Messages.text("resolve.id"), row.id());
      table.row(Messages.text("resolve.state"), state(row) + decided(row));
      table.row(Messages.text("resolve.feed"), row.feed());
      table.row(Messages.text("resolve.enterprise"), row.enterprise());
      table.row(Messages.text("resolve.doubt"), doubt(row));
      table.row(Messages.text("resolve.event-time"), time(row.eventTime()));
      table.row(Messages.text("resolve.place"), row.location() + ":" + row.position());
      table.row(Messages.text("resolve.queued-at"), time(row.queuedAt()));
      table.row(Messages.text("resolve.versions"), Integer.toString(row.versions()));
      table.row(Messages.text("resolve.raw"), row.raw().strip());
      System.out.println(table);
      row.candidates().forEach(candidate -> printCandidate(view, candidate));
      return ExitCode.DONE;
    }

    private static String decided(QueuedRow row) {
      String who =
          row.assigned()
              .map(
                  to ->
                      " " + to + " (" + (row.person().isEmpty() ? register() : row.person()) + ")")
              .orElse("");
      return who + (row.reason().isEmpty() ? "" : " " + row.reason());
    }

    private static String register() {
      return Messages.text("resolve.register");
    }

    private static void printCandidate(QueueView view, Uscc candidate) {
      System.out.println(Messages.text("resolve.candidate", candidate));
      for (NamePeriod period : view.names(candidate)) {
        System.out.println(
            "  %s – %s  %s".formatted(day(period.from()), day(period.until()), period.name()));
      }
    }

    private static String day(Optional<Instant> at) {
      return at.map(ResolveCommand::day).orElse("…");
    }
  }

  /** {@code resolve assign}. */
  @Command(name = "assign", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Assign implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "param.resolve-id")
    String id = "";

    @Option(
        names = "--to",
        paramLabel = "USCC",
        required = true,
        descriptionKey = "option.resolve-to")
    String to = "";

    @Option(names = "--all-of-name", descriptionKey = "option.resolve-all-of-name")
    boolean allOfName;

    @Override
    public Integer call() {
      Uscc enterprise = uscc(to);
      String person = System.getProperty("user.name");
      int rows = publishing(data).decide(queue -> queue.assign(id, enterprise, person, allOfName));
      System.out.println(Messages.text("resolve.assigned", rows, enterprise));
      return ExitCode.DONE;
    }
  }

  /** {@code resolve drop}. */
  @Command(name = "drop", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Drop implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "param.resolve-id")
    String id = "";

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        descriptionKey = "option.resolve-reason")
    String reason = "";

    @Override
    public Integer call() {
      if (reason.isBlank()) {
        throw CommandFailure.usage("failure.resolve-reason");
      }
      publishing(data)
          .decide(
              queue -> {
                queue.drop(id, reason.strip());
                return id;
              });
      System.out.println(Messages.text("resolve.dropped"));
      return ExitCode.DONE;
    }
  }

  /** {@code resolve undo}. */
  @Command(name = "undo", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Undo implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", descriptionKey = "param.resolve-id")
    String id = "";

    @Option(names = "--all-of-name", descriptionKey = "option.resolve-undo-all")
    boolean allOfName;

    @Override
    public Integer call() {
      int rows = publishing(data).decide(queue -> queue.undo(id, allOfName));
      System.out.println(Messages.text("resolve.undone", rows));
      return ExitCode.DONE;
    }
  }

  /** {@code resolve retry}. */
  @Command(name = "retry", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Retry implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      List<Long> counts = publishing(data).decide(queue -> List.of(queue.retry(), queue.open()));
      System.out.println(Messages.text("resolve.retried", counts.get(0), counts.get(1)));
      return ExitCode.DONE;
    }
  }

  /** {@code resolve rebuild}. */
  @Command(name = "rebuild", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class Rebuild implements Callable<Integer> {
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() {
      String bootstrap = data.settings().kafka().bootstrap();
      Publishing publishing = publishing(data);
      Path ingest = publishing.ingest();
      int enterprises =
          publishing.with(
              publisher -> { // so that nobody adds to the directory meanwhile
                try {
                  return EnterpriseDirectory.rebuild(
                      ingest, told -> EventLog.read(bootstrap, told));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      System.out.println(Messages.text("resolve.rebuilt", enterprises));
      return ExitCode.DONE;
    }
  }
}
