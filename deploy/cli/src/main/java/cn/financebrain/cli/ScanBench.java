package cn.financebrain.cli;

import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.cli.stack.Home;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.ingest.load.HistoryIngest;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.streaming.cluster.LocalCluster;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.scan.ScanDesk;
import cn.financebrain.streaming.scan.ScanPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures scans of growing cities beside a plain read of the same rows. The city is simulated with
 * two years of history and models trained on it, then copied until it has as many enterprises as
 * are wanted: a copy has ids of its own and the same events.
 */
final class ScanBench implements AutoCloseable {
  private static final long SEED = 29;
  private static final int MONTHS = 24;

  private static final int HEAP_MB = 2_048;
  private static final Pattern SAID =
      Pattern.compile("bench: (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) ([0-9a-f]{32})");

  private final StackDirectory directory;
  private final int simulated;
  private final Stack stack;
  private final Consumer<String> say;
  private final Clock clock = Clock.systemUTC();

  /**
   * @param data a directory that is new or empty
   * @param simulated enterprises that are simulated, of which the others are copies; enough to
   *     train on
   * @param say told of every step, one line each
   */
  ScanBench(Path data, int simulated, Consumer<String> say) throws IOException {
    this.simulated = simulated;
    this.directory = new StackDirectory(data.toAbsolutePath().normalize());
    this.stack = Stack.openOrCreate(directory, say);
    this.say = say;
  }

  /**
   * What one size took.
   *
   * @param rows events that were read
   * @param read nanoseconds of the plain read
   * @param scan nanoseconds until all results were stored
   * @param report nanoseconds of the queries behind a city's report
   */
  record Found(long enterprises, long rows, long read, long scan, long report) {
    double ratio() {
      return (scan + report) / (double) read;
    }
  }

  /**
   * @param sizes in ascending order, whole multiples of what is simulated
   */
  List<Found> run(List<Integer> sizes) throws Exception {
    stack.upWarehouse();
    say.accept(Messages.text("bench.scan.city", simulated));
    LocalDate until = LocalDate.now(clock.withZone(ScanWork.ZONE)).minusDays(1);
    CityPlan plan = CityPlan.until(SEED, simulated, MONTHS, until);
    Path files = directory.data("bench-city");
    plan.write(files, months -> {});
    try (HistoryRows rows = new HistoryRows(settings().warehouse())) {
      new HistoryIngest(
              rows,
              Files.createDirectories(directory.data("ledgers")),
              clock,
              (bytes, total, lines) -> {})
          .run(FeedSet.open("city"), files);
    }
    for (Risk risk : Risk.values()) {
      train(risk, files, until.plusDays(1));
    }
    List<Found> found = new ArrayList<>();
    CityCopies copies = new CityCopies(settings().warehouse());
    for (int size : sizes) {
      copies.growTo(size / simulated);
      say.accept(Messages.text("bench.scan.size", size));
      found.add(measure(size));
    }
    return found;
  }

  private StackSettings settings() {
    return stack.settings();
  }

  private void train(Risk risk, Path files, LocalDate asOf)
      throws IOException, InterruptedException {
    say.accept(Messages.text("bench.scan.model", risk.id()));
    Path artifact = files.resolve("model-" + risk.id() + ".json");
    Path log = directory.log("train");
    Files.createDirectories(log.getParent());
    Process trainer =
        TrainingCommand.process(
                settings(),
                List.of(
                    "train",
                    "--risk",
                    risk.id(),
                    "--labels",
                    files.resolve("labels-" + risk.id() + ".csv").toString(),
                    "--labels-feed",
                    "city",
                    "--as-of",
                    asOf.toString(),
                    "--by",
                    "bench",
                    "--out",
                    artifact.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (trainer.waitFor() != 0) {
        throw CommandFailure.failed("failure.city-training", risk.id(), log);
      }
    } finally {
      trainer.destroy();
    }
    ReleaseDirectory releases = ReleaseDirectory.inForce(settings().modelsDir());
    ModelArtifact model = ArtifactFile.read(artifact);
    releases.add(model);
    releases.activate(model, clock.instant());
  }

  private Found measure(int size) throws IOException, InterruptedException {
    Path config = directory.data("scan-job.json");
    Path planFile = directory.data("scan-plan.json");
    new ScoringJobConfig(
            settings().kafka().ofTheJob(),
            ScoringJobConfig.Warehouse.at(settings().warehouse()),
            settings().modelsDir().toString())
        .write(config);
    Scan wanted = wanted(size, clock.instant());
    ScanDesk.write(planFile, ScanPlan.of(settings().warehouse(), settings().modelsDir(), wanted));
    List<String> command =
        Home.ofThisProcess()
            .java(
                "streaming-jobs",
                "streaming-jobs",
                List.of(
                    LocalCluster.TASK_MANAGER_COLLECTOR,
                    "-Xmx%dm".formatted(HEAP_MB),
                    "--add-opens=java.base/java.util=ALL-UNNAMED"),
                "cn.financebrain.streaming.bench.ScanBenchJob",
                List.of(
                    config.toString(), planFile.toString(), Integer.toString(Stack.PARALLELISM)));
    Path log = directory.log("scan-bench-" + size);
    Process job =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int exit = job.waitFor();
      Matcher said = SAID.matcher(Files.readString(log));
      if (exit != 0 || !said.find()) {
        throw CommandFailure.failed("failure.bench-job", log);
      }
      return new Found(
          Long.parseLong(said.group(5)),
          Long.parseLong(said.group(1)),
          Long.parseLong(said.group(2)),
          Long.parseLong(said.group(3)),
          Long.parseLong(said.group(4)));
    } finally {
      job.destroy();
    }
  }

  private Scan wanted(int size, Instant now) {
    return new Scan(
        "bench-" + size,
        "bench",
        now,
        "",
        ReleaseDirectory.inForce(settings().modelsDir()).latest().number(),
        Scan.State.RUNNING,
        "",
        0,
        0,
        "",
        "bench",
        "",
        now,
        new LogEnd(Map.of()));
  }

  @Override
  public void close() throws IOException {
    stack.stop();
  }
}
