package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.CatalogueChange;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.store.FillingTag;
import cn.financebrain.store.FillingTags;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseWriter;
import cn.financebrain.streaming.cluster.FlinkRest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;

/**
 * Changes the catalogue of a running stack, in steps that may be broken off anywhere and begun
 * again: stages the catalogue, so that a second job fills it from the log; writes the release that
 * brings it, once that job has nearly caught up; has every enterprise evaluated; and ends the
 * change when the job before has told all that is its own.
 */
final class CatalogueSwitch {
  private static final Duration POLL = Duration.ofMillis(500);

  /** The second job has caught up where no more records than these are between. */
  private static final long NEAR = 5_000;

  private final StackDirectory directory;
  private final StackSettings settings;
  private final Duration limit;
  private final Path models;
  private final CatalogueDirectory catalogues;
  private final CatalogueFiles files;

  /**
   * @param limit how long the second job may take to read the log
   */
  CatalogueSwitch(StackDirectory directory, StackSettings settings, Duration limit) {
    this.directory = directory;
    this.settings = settings;
    this.limit = limit;
    this.models = settings.modelsDir();
    this.catalogues = new CatalogueDirectory(models);
    this.files = new CatalogueFiles(models);
  }

  /**
   * Stages a catalogue; again it changes nothing. A change that has come to its release is ended
   * first.
   *
   * @throws CommandFailure if models in force do not fit it, its tags the warehouse's columns do
   *     not, or another command has put a catalogue in force meanwhile
   */
  void stage(String id, Set<Risk> without) throws InterruptedException {
    if (Releases.plan(models).isCuttingOver()) {
      finish();
    }
    Catalogue catalogue = catalogues.open(id);
    ModelsKept.of(new ReleaseDirectory(models, catalogue), id, without);
    try {
      Migrations.prepare(settings.warehouse(), catalogue.tags());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed("failure.catalogue", e.getMessage());
    }
    locked(
        () -> {
          files.stage(id, now());
          tell(id, change(id), 0);
        });
  }

  /** Tells people and pages of the tags that are not filled yet. */
  private void tell(String id, CatalogueChange change, int percent) {
    List<FillingTag> tags = new ArrayList<>();
    change.added().forEach(tag -> tags.add(new FillingTag(tag, true, percent)));
    change.changed().forEach(tag -> tags.add(new FillingTag(tag, false, percent)));
    tags.sort(Comparator.comparing(FillingTag::id));
    FillingTags.tell(settings.warehouse(), CatalogueCommand.name(id), tags, now());
  }

  private CatalogueChange change(String id) {
    Catalogue inForce = catalogues.open(Releases.plan(models).inForce());
    return CatalogueChange.between(inForce, catalogues.open(id));
  }

  /**
   * Gives up a change that has not come to its release; again it changes nothing.
   *
   * @throws CommandFailure if another command has brought it to its release just now
   */
  void undo() {
    locked(
        () -> {
          files.unstage();
          FillingTags.end(settings.warehouse(), now());
        });
  }

  /** Returns when the job of the staged catalogue has read what stands in the log, or nearly. */
  void awaitFilled(String id) throws InterruptedException {
    String fingerprint = catalogues.fingerprint(id);
    long begin = System.nanoTime();
    try (ProgressBar bar = Progress.bar(Messages.text("catalogue.filling"), 0)) {
      CatalogueChange change = change(id);
      int told = 0;
      boolean healthy = isHealthy(fingerprint);
      Filling filling = Filling.of(settings, fingerprint);
      while (!healthy || filling.left() > NEAR || !filling.begun()) {
        bar.maxHint(filling.total()).stepTo(filling.read());
        if (filling.percent() > told) {
          told = filling.percent();
          tell(id, change, told);
        }
        if (System.nanoTime() - begin > limit.toNanos()) {
          throw CommandFailure.failed(
              "failure.catalogue-slow", limit.toSeconds(), filling.percent());
        }
        Thread.sleep(POLL.toMillis());
        if (!Releases.plan(models).isStaged(id)) {
          throw CommandFailure.failed("failure.catalogue-undone");
        }
        healthy = isHealthy(fingerprint); // before the count, which may be of an earlier job else
        filling = Filling.of(settings, fingerprint);
      }
      bar.maxHint(filling.total()).stepTo(filling.read());
    }
  }

  private boolean isHealthy(String fingerprint) throws InterruptedException {
    try {
      return new FlinkRest(URI.create(settings.flink().rest()), fingerprint).status().healthy();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes the release that brings the staged catalogue, and ends the change.
   *
   * @return the release
   * @throws CommandFailure if another command has given it up, or models do not fit any more
   */
  Release cutOver(String id, Set<Risk> without) throws InterruptedException {
    evaluateAll(() -> files.putStagedInForce(id, without, now()));
    end(id);
    return Releases.inForce(models).latest();
  }

  /**
   * Puts a catalogue of the same values in force, for its names, units and descriptions. Another
   * one that is being filled meanwhile goes on being filled.
   *
   * @return the release
   * @throws CommandFailure if another command has put other values in force just now
   */
  Release reword(String id) throws InterruptedException {
    evaluateAll(() -> files.putWordsInForce(id, now()));
    CatchUp.await(settings, limit);
    locked(this::tellTags);
    return Releases.inForce(models).latest();
  }

  /**
   * Ends a change whose release was written, as if it had not been broken off.
   *
   * @return id of the catalogue in force
   */
  String finish() throws InterruptedException {
    String id = Releases.plan(models).inForce();
    evaluateAll(files::latest);
    end(id);
    return id;
  }

  private void evaluateAll(IntSupplier release) throws InterruptedException {
    try (LogPublisher publisher = publisher(release);
        Progress.StepBar bar = Progress.steps(Messages.text("model.evaluating"))) {
      CatchUp.await(settings, limit);
      ModelReleases.evaluateAll(settings, publisher, bar);
    } catch (PublishException e) {
      throw CommandFailure.unavailable("failure.publish", e.getMessage());
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  /** Works while nobody else can write a release, stage a catalogue or end a change. */
  private void locked(Runnable work) {
    try {
      publisher(
              () -> {
                work.run();
                return files.latest();
              })
          .close();
    } catch (PublishException e) {
      throw CommandFailure.unavailable("failure.publish", e.getMessage());
    }
  }

  private LogPublisher publisher(IntSupplier release) {
    return LogPublisher.open(
        settings.kafka().bootstrap(),
        directory.root(),
        release,
        Clock.systemUTC(),
        DayFeeds.of(settings),
        Waiting.PATIENCE);
  }

  /** Ends the change to a catalogue once the job before has done all that is its own. */
  private void end(String id) throws InterruptedException {
    CatchUp.await(settings, limit);
    List<WarehouseRow> progress = progress();
    locked(
        () ->
            files.end(
                id,
                () -> {
                  tellTags();
                  FillingTags.end(settings.warehouse(), now());
                  tell(progress);
                }));
  }

  private void tellTags() {
    Catalogue catalogue = catalogues.open(Releases.plan(models).inForce());
    Migrations.apply(settings.warehouse(), catalogue.tags(), Releases.rules(models).specs());
  }

  private void tell(List<WarehouseRow> rows) {
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings.warehouse(), List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }

  /** The jobs were silent while there were two; what both have done is told for them. */
  private List<WarehouseRow> progress() throws InterruptedException {
    Instant now = now();
    List<WarehouseRow> rows = new ArrayList<>();
    CatchUp.lag(settings)
        .committed()
        .forEach(
            (partition, next) -> {
              if (partition.topic().equals(settings.kafka().ofTheJob().eventTopic()) && next > 0) {
                LogPosition done = new LogPosition(partition.partition(), next - 1);
                rows.add(new WarehouseRow.ProgressRow(done, now));
              }
            });
    return rows;
  }
}
