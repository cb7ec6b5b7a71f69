package cn.financebrain.cli;

import cn.financebrain.cli.city.CityFile;
import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.cli.city.CityProgress;
import cn.financebrain.cli.city.CityState;
import cn.financebrain.cli.city.CityState.Phase;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.load.IngestResult;
import cn.financebrain.ingest.publish.FeedStates;
import cn.financebrain.scoring.model.ArtifactFile;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads a simulated city into a stack the whole way: files, history, scores, and a model for each
 * risk from the truth. Each step is the command that a user has. Ended in between, it goes on where
 * it was, without a duplicate: the same plan makes the same files, of which the ledgers know what
 * is in the log.
 */
final class CityLoad {
  private static final Duration LIMIT = Duration.ofDays(2);

  /** Enterprises that the models are trained on at most, so that a great city waits no longer. */
  private static final int TRAINED = 4_000;

  /** The names under which the city's models are handed in and approved. */
  private static final String TRAINER = "finance-brain train";

  private static final String APPROVER = "finance-brain up";

  private final StackDirectory directory;
  private final StackSettings settings;
  private final CityFile file;
  private final Path files;

  CityLoad(StackDirectory directory, StackSettings settings) {
    this.directory = directory;
    this.settings = settings;
    this.file = new CityFile(directory);
    this.files = files(directory);
  }

  /** Where the tables lie while they are needed, and the truth for good. */
  static Path files(StackDirectory directory) {
    return directory.data("city");
  }

  /** Whether nothing was ever accepted by the stack. */
  static boolean isEmpty(StackSettings settings) throws InterruptedException {
    return CatchUp.lag(settings).ends().values().stream().allMatch(end -> end == 0);
  }

  /**
   * @param plan taken where the stack has no city yet
   * @throws CommandFailure if the city can't be loaded, or is loaded by another process
   */
  void run(CityPlan plan) throws IOException, InterruptedException {
    try (CityFile.Lock lock = file.lock()) {
      Optional<CityState> state = file.read();
      try {
        run(
            state.map(CityState::plan).orElse(plan),
            state.map(CityState::phase).orElse(Phase.SIMULATING));
      } catch (CommandFailure failure) {
        Optional<CityState> reached = file.read();
        if (reached.isPresent()) {
          file.write(reached.get().failed(failure.text(Messages.WORDS)));
        }
        throw failure;
      }
    }
  }

  private void run(CityPlan plan, Phase from) throws IOException, InterruptedException {
    if (from.compareTo(Phase.PUBLISHING) <= 0) {
      simulate(plan);
      publish(plan);
    }
    if (from.compareTo(Phase.SCORING) <= 0) {
      score(plan);
    }
    Optional<CommandFailure> untrained = from.loading() ? train(plan) : Optional.empty();
    CityState loaded = CityState.of(plan, Phase.LOADED);
    file.write(
        untrained.map(failure -> loaded.failed(failure.text(Messages.WORDS))).orElse(loaded));
    untrained.ifPresent(failure -> System.err.println(failure.text(Messages.WORDS)));
    System.out.println(
        Messages.text("city.loaded", plan.enterprises(), plan.months(), plan.until(), files));
  }

  private void simulate(CityPlan plan) throws IOException {
    try (CityProgress progress =
        new CityProgress(
            file,
            plan,
            Phase.SIMULATING,
            Progress.bar(Messages.text("city.simulating"), plan.months()))) {
      plan.write(files, months -> progress.update(months, plan.months()));
    }
  }

  private void publish(CityPlan plan) throws IOException {
    try (CityProgress progress =
        new CityProgress(
            file, plan, Phase.PUBLISHING, Progress.bytes(Messages.text("city.publishing")))) {
      IngestResult result =
          IngestCommand.run(
              directory,
              settings,
              IngestCommand.history("city", files),
              (bytes, total, rows) -> progress.update(bytes, total));
      if (!result.problems().isEmpty()) {
        throw CommandFailure.failed("failure.ingest", String.join("; ", result.problems()));
      }
    }
    CityPlan.deleteTables(files);
  }

  private void score(CityPlan plan) throws IOException, InterruptedException {
    long total = Math.max(1, CatchUp.lag(settings).records());
    try (CityProgress progress =
        new CityProgress(
            file, plan, Phase.SCORING, Progress.bar(Messages.text("city.scoring"), total))) {
      CatchUp.await(settings, LIMIT, progress::update);
    }
  }

  /**
   * @return why a model could not be trained, such as too few enterprises with the risk; scores are
   *     then those of the hard rules
   */
  private Optional<CommandFailure> train(CityPlan plan) throws IOException, InterruptedException {
    Risk[] risks = Risk.values();
    try (CityProgress progress =
        new CityProgress(
            file,
            plan,
            Phase.TRAINING,
            Progress.bar(Messages.text("city.training"), risks.length))) {
      for (int done = 0; done < risks.length; done++) {
        Optional<CommandFailure> failure = train(plan, risks[done]);
        if (failure.isPresent()) {
          return failure;
        }
        progress.update(done + 1L, risks.length);
      }
    }
    CatchUp.await(settings, LIMIT, (done, total) -> {});
    return Optional.empty();
  }

  private Optional<CommandFailure> train(CityPlan plan, Risk risk)
      throws IOException, InterruptedException {
    Path artifact = files.resolve("model-" + risk.id() + ".json");
    LocalDate asOf = plan.until().plusDays(1);
    List<String> arguments =
        List.of(
            "train",
            "--risk",
            risk.id(),
            "--labels",
            labels(risk).toString(),
            "--labels-feed",
            "city",
            "--as-of",
            asOf.toString(),
            "--by",
            TRAINER,
            "--out",
            artifact.toString());
    ProcessBuilder trainer = TrainingCommand.process(settings, arguments);
    Path log = directory.log("train");
    trainer.redirectErrorStream(true);
    trainer.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = trainer.start();
    try {
      if (process.waitFor() != 0) {
        return Optional.of(CommandFailure.failed("failure.city-training", risk.id(), log));
      }
    } finally {
      process.destroy();
    }
    // part of a load of history, as which it must not begin a day on which feeds are judged
    new ModelReleases(directory, settings, FeedStates.UNKNOWN)
        .write((registry, now) -> approved(registry, ArtifactFile.read(artifact), now));
    return Optional.empty();
  }

  /** Nobody acts on what is said of a fictitious city, so nobody is asked; the journal tells so. */
  private static Release approved(ModelRegistry registry, ModelArtifact artifact, Instant now) {
    registry.submit(artifact, TRAINER, "", now);
    registry.approve(artifact, APPROVER, Messages.text("model.of-city"), now);
    return registry.promote(artifact, APPROVER, now);
  }

  /** The first of the labels, whose order is by chance. */
  private Path labels(Risk risk) throws IOException {
    String name = "labels-" + risk.id() + ".csv";
    Path some = Files.createDirectories(files.resolve("training")).resolve(name);
    try (Stream<String> lines = Files.lines(files.resolve(name))) {
      Files.write(some, lines.limit(TRAINED + 1L).toList());
    }
    return some;
  }
}
