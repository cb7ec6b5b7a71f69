package cn.financebrain.cli;

import cn.financebrain.cli.city.CityFile;
import cn.financebrain.cli.city.CityState;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.StagedCatalogue;
import cn.financebrain.store.DriftDay;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.streaming.cluster.FlinkRest;
import cn.financebrain.streaming.cluster.LogLag;
import cn.financebrain.streaming.cluster.StreamStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: what runs, since when, lag, last checkpoint, rows. */
@Command(name = "status", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  @Mixin DataOption data = new DataOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StackSettings settings = data.settings();
    Stack stack = new Stack(data.directory(), settings, System.err::println);
    Map<String, ProcessHandle> processes = stack.processes();
    if (processes.isEmpty()) {
      System.out.println(Messages.text("status.down", data.data));
      return ExitCode.UNAVAILABLE;
    }
    printProcesses(stack, processes);
    printJob(settings);
    printWarehouse(settings);
    Release release = Scoring.of(settings).releases().latest();
    System.out.println(
        Messages.text(
            "status.release",
            release.number(),
            release.models(),
            CatalogueCommand.name(release.catalogue())));
    if (StagedCatalogue.isThere(settings.modelsDir())) {
      System.out.println(Messages.text("status.catalogue"));
    }
    new CityFile(data.directory()).read().ifPresent(StatusCommand::printCity);
    boolean allRun = processes.keySet().containsAll(stack.serviceNames());
    return allRun ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void printCity(CityState city) {
    String phase = Messages.text("city.phase." + city.phase().name().toLowerCase(Locale.ROOT));
    System.out.println(
        Messages.text(
            "status.city",
            city.plan().enterprises(),
            city.plan().until(),
            phase,
            city.phase().loading() ? city.percent() + " %" : ""));
    if (!city.failure().isEmpty()) {
      System.out.println("  " + city.failure());
    }
  }

  private static void printDrift(DriftDay found) {
    System.out.println(
        Messages.text(
            "status.drift",
            Words.chinese() ? found.risk().chinese() : found.risk().english(),
            found.count(DriftFinding.State.ALARM),
            found.day(),
            found.risk().id()));
  }

  private static void printProcesses(Stack stack, Map<String, ProcessHandle> processes) {
    Table table = new Table(Messages.text("status.header"));
    for (String name : stack.serviceNames()) {
      ProcessHandle process = processes.get(name);
      if (process == null) {
        table.row(name, Messages.text("status.stopped"), "", "");
      } else {
        Optional<Instant> since = process.info().startInstant();
        table.row(
            name,
            Messages.text("status.running"),
            Long.toString(process.pid()),
            since.map(TIME::format).orElse(""));
      }
    }
    System.out.println(table);
  }

  private static void printJob(StackSettings settings) throws InterruptedException {
    try {
      StreamStatus job =
          new FlinkRest(
                  URI.create(settings.flink().rest()),
                  Scoring.of(settings).releases().catalogue().fingerprint())
              .status();
      String checkpoint = job.lastCheckpoint().map(c -> TIME.format(c.at())).orElse("-");
      System.out.println(Messages.text("status.job", job.state(), checkpoint, job.restarts()));
    } catch (IOException e) {
      System.out.println(Messages.text("status.no-job", e.getMessage()));
    }
  }

  private static void printWarehouse(StackSettings settings) throws InterruptedException {
    try (WarehouseReader warehouse = WarehouseReader.open(settings.readOnlyWarehouse())) {
      LogLag lag = CatchUp.lag(settings);
      long records = lag.ends().values().stream().mapToLong(Long::longValue).sum();
      System.out.println(Messages.text("status.log", records, lag.records()));
      System.out.println(Messages.text("status.rows"));
      warehouse
          .rowCounts()
          .forEach((table, rows) -> System.out.printf("  %-24s %,14d%n", table, rows));
      warehouse.latestDrift().stream()
          .filter(found -> found.count(DriftFinding.State.ALARM) > 0)
          .forEach(StatusCommand::printDrift);
    } catch (WarehouseException e) {
      System.out.println(Messages.text("failure.warehouse", e.getMessage()));
    } catch (CommandFailure e) {
      System.out.println(e.text(Messages.WORDS));
    }
  }
}
