package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.sample.SampleCity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Gives an empty stack something to show: a city of fictitious enterprises goes the whole way, from
 * files to trained models and alerts, by the same commands that a user has.
 */
final class SampleCityLoad {
  private static final long SEED = 737;
  static final int ENTERPRISES = 400;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private SampleCityLoad() {}

  /** Whether nothing was ever accepted by the stack. */
  static boolean isWanted(StackSettings settings) throws InterruptedException {
    return CatchUp.lag(settings).ends().values().stream().allMatch(end -> end == 0);
  }

  static void run(StackDirectory directory, StackSettings settings)
      throws IOException, InterruptedException {
    Path files = directory.data("sample");
    SampleCity.write(files, SEED, 1, ENTERPRISES, Instant.now());
    IngestCommand.run(directory, settings, "sample", files);
    CatchUp.await(settings, LIMIT);
    for (Risk risk : Risk.values()) {
      train(directory, settings, files, risk);
      ModelActivateCommand.activate(directory, settings, artifact(files, risk).toString());
    }
    CatchUp.await(settings, LIMIT);
  }

  private static Path artifact(Path files, Risk risk) {
    return files.resolve("model-" + risk.id() + ".json");
  }

  private static void train(StackDirectory directory, StackSettings settings, Path files, Risk risk)
      throws IOException, InterruptedException {
    String tomorrow = LocalDate.now(ZONE).plusDays(1).toString();
    List<String> arguments =
        List.of(
            "train",
            "--risk",
            risk.id(),
            "--labels",
            files.resolve("labels-" + risk.id() + ".csv").toString(),
            "--labels-feed",
            "sample",
            "--as-of",
            tomorrow,
            "--out",
            artifact(files, risk).toString());
    ProcessBuilder trainer = TrainingCommand.process(settings, arguments);
    Path log = directory.log("train");
    trainer.redirectErrorStream(true);
    trainer.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (trainer.start().waitFor() != 0) {
      throw CommandFailure.failed("failure.sample-training", risk.id(), log);
    }
  }
}
