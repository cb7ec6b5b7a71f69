package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.alert.AlertQueue;
import cn.financebrain.scoring.alert.AlertTriage;
import cn.financebrain.store.StoredAlert;
import cn.financebrain.store.WarehousePages;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code budget queue}: the alerts that are due on a day, or with --overflow those that wait. */
@Command(name = "queue", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class BudgetQueueCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  @Mixin DataOption data = new DataOption();

  @Option(names = "--region", paramLabel = "REGION", descriptionKey = "option.queue-region")
  String region = "";

  @Option(names = "--risk", paramLabel = "RISK", descriptionKey = "option.queue-risk")
  Risk risk;

  @Option(names = "--day", paramLabel = "DATE", descriptionKey = "option.queue-day")
  LocalDate day;

  @Option(names = "--overflow", descriptionKey = "option.queue-overflow")
  boolean overflow;

  @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "option.queue-csv")
  Path csv;

  /** An alert of the list with what is shown beside it. */
  private record Line(AlertQueue.Entry entry, StoredAlert stored) {
    Alert alert() {
      return stored.alert();
    }

    String index() {
      return Double.isNaN(alert().index()) ? "" : number(alert().index());
    }
  }

  @Override
  public Integer call() throws IOException {
    LocalDate asked = day();
    StackSettings settings = data.settings();
    if (!region.isEmpty()) {
      BudgetCommand.requireRegion(settings, region);
    }
    List<AlertQueue> queues = new ArrayList<>();
    List<Line> lines =
        BudgetCommand.ask(
            settings,
            pages -> {
              queues.addAll(
                  AlertTriage.DEFAULT.on(
                      asked.toEpochDay(), region, Optional.ofNullable(risk), pages));
              return lines(pages, queues);
            });
    print(asked, queues, lines);
    if (csv != null) {
      write(lines);
      System.out.println(Messages.text("queue.file", lines.size(), csv));
    }
    return ExitCode.DONE;
  }

  private LocalDate day() {
    LocalDate today = BudgetCommand.today();
    if (day != null && day.isAfter(today)) {
      throw CommandFailure.usage("failure.queue-day", day, today);
    }
    return day == null ? today : day;
  }

  private List<Line> lines(WarehousePages pages, List<AlertQueue> queues) {
    List<AlertQueue.Entry> entries =
        queues.stream()
            .flatMap(queue -> (overflow ? queue.waiting() : queue.due()).stream())
            .sorted(Comparator.comparing(AlertQueue.Entry::place))
            .limit(csv == null ? SHOWN : Integer.MAX_VALUE)
            .toList();
    Map<String, StoredAlert> listed =
        pages.asListed(entries.stream().map(AlertQueue.Entry::alert).toList());
    return entries.stream().map(entry -> new Line(entry, listed.get(entry.alert().id()))).toList();
  }

  private void print(LocalDate asked, List<AlertQueue> queues, List<Line> lines) {
    int due = queues.stream().mapToInt(queue -> queue.due().size()).sum();
    int waiting = queues.stream().mapToInt(queue -> queue.waiting().size()).sum();
    System.out.println(Messages.text("queue.day", asked, due, waiting));
    if (due + waiting > 0) {
      System.out.println(counts(queues));
    }
    int listed = overflow ? waiting : due;
    if (listed == 0) {
      System.out.println(Messages.text(overflow ? "queue.nothing-waits" : "queue.nothing-due"));
      return;
    }
    System.out.println(Messages.text(overflow ? "queue.waiting" : "queue.due"));
    Table table = new Table(Messages.text("queue.header"));
    lines.stream().limit(SHOWN).forEach(line -> table.row(cells(line)));
    System.out.println(table);
    if (listed > SHOWN && csv == null) {
      System.out.println(Messages.text("queue.more", listed - SHOWN));
    }
  }

  private static Table counts(List<AlertQueue> queues) {
    Table table = new Table(Messages.text("queue.counts"));
    for (AlertQueue queue : queues) {
      if (queue.due().size() + queue.waiting().size() > 0) {
        table.row(
            district(queue.district()),
            BudgetCommand.risk(queue.risk()),
            queue.budget().isPresent() ? Integer.toString(queue.budget().getAsInt()) : "-",
            Integer.toString(queue.due().size()),
            Integer.toString(queue.overBudget()),
            Integer.toString(queue.waiting().size()));
      }
    }
    return table;
  }

  private static String[] cells(Line line) {
    AlertQueue.Entry entry = line.entry();
    Alert alert = line.alert();
    return new String[] {
      Integer.toString(entry.rank()),
      district(alert.region()),
      BudgetCommand.risk(alert.risk()),
      alert.id(),
      alert.enterprise().text(),
      line.stored().enterpriseName(),
      Messages.text("explain.band." + alert.band().name().toLowerCase(Locale.ROOT)),
      line.index(),
      entry.alwaysDue() ? Messages.text("queue.always") : number(entry.priority()),
      Long.toString(entry.daysWaited()),
      BudgetCommand.TIME.format(alert.raisedAt())
    };
  }

  private static String district(String code) {
    return code.isEmpty() ? "-" : code;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void write(List<Line> lines) throws IOException {
    try (CsvWriter file = CsvWriter.builder().build(csv, StandardCharsets.UTF_8)) {
      file.writeRecord(
          "rank",
          "district",
          "risk",
          "alert_id",
          "enterprise_id",
          "enterprise",
          "band",
          "index",
          "priority",
          "always_due",
          "waiting_since",
          "days_waited",
          "raised_at",
          "replaces");
      for (Line line : lines) {
        file.writeRecord(record(line));
      }
    } catch (IOException e) {
      throw CommandFailure.failed("failure.queue-csv", csv, e);
    }
  }

  private static List<String> record(Line line) {
    AlertQueue.Entry entry = line.entry();
    Alert alert = line.alert();
    return List.of(
        Integer.toString(entry.rank()),
        alert.region(),
        alert.risk().id(),
        alert.id(),
        alert.enterprise().text(),
        line.stored().enterpriseName(),
        alert.band().name(),
        line.index(),
        number(entry.priority()),
        Boolean.toString(entry.alwaysDue()),
        LocalDate.ofEpochDay(entry.waitingSince()).toString(),
        Long.toString(entry.daysWaited()),
        alert.raisedAt().toString(),
        String.join(";", entry.replaces()));
  }
}
