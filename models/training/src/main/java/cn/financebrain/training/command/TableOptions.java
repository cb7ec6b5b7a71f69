package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.training.table.Label;
import cn.financebrain.training.table.PointInTime;
import cn.financebrain.training.table.TrainingTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which labels and how; and what they name. */
final class TableOptions {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int ENTERPRISES_PER_STEP = 1_000;

  @ArgGroup(exclusive = true, multiplicity = "1")
  LabelSource labels = new LabelSource();

  @Option(names = "--as-of", required = true, paramLabel = "DATE", descriptionKey = "option.as-of")
  LocalDate asOf = LocalDate.EPOCH;

  /** Where labels come from. */
  static final class LabelSource {
    @ArgGroup(exclusive = false)
    LabelsOfFile file;

    @Option(names = "--stored-labels", required = true, descriptionKey = "option.stored-labels")
    boolean stored;

    /** For people. */
    String name() {
      return stored ? Messages.text("labels.stored") : file.labels.toString();
    }
  }

  /** A file of labels, and the mapping that reads it. */
  static final class LabelsOfFile {
    @Option(
        names = "--labels",
        required = true,
        paramLabel = "FILE",
        descriptionKey = "option.labels")
    Path labels = Path.of("");

    @Option(names = "--labels-feed", paramLabel = "FEED", descriptionKey = "option.labels-feed")
    String labelsFeed = "";
  }

  Instant instant() {
    return asOf.atStartOfDay(ZONE).toInstant();
  }

  /** Reads the labels, then the events of the stack's warehouse. */
  TrainingTable table(Risk risk, Catalogue catalogue, TrainingStack stack) {
    Instant until = instant();
    TrainingTable table = table(known(risk, until, stack), until, catalogue, stack);
    if (table.size() == 0) {
      throw CommandFailure.failed("failure.no-rows", labels.name());
    }
    return table;
  }

  private List<Label> known(Risk risk, Instant until, TrainingStack stack) {
    if (!labels.stored) {
      return Labels.read(labels.file.labels, labels.file.labelsFeed, until);
    }
    try (WarehouseReader reader = WarehouseReader.open(stack.warehouse())) {
      return reader.labels(risk, until).stream()
          .map(label -> new Label(label.enterprise(), label.asOf(), label.positive()))
          .toList();
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable(
          "failure.warehouse", stack.warehouse().url(), e.getMessage());
    }
  }

  /** The table of labels of up to an instant; its rows may be none. */
  static TrainingTable table(
      List<Label> known, Instant until, Catalogue catalogue, TrainingStack stack) {
    PeerEpochs peers = new PeerEpochs();
    PointInTime table = new PointInTime(catalogue, known, peers);
    ProgressLine progress = ProgressLine.of(Messages.text("progress.enterprises"));
    AtomicInteger read = new AtomicInteger();
    try (WarehouseReader reader = WarehouseReader.open(stack.warehouse())) {
      reader.peersUpTo(
          DayBegins.dayOf(until),
          catalogue::knownFingerprint,
          row -> peers.put(PeerStatistic.of(row)));
      int total = reader.enrolledEnterprises().size();
      reader.eventsByEnterprise(
          until,
          events -> {
            table.accept(events.enterprise(), events.events());
            int n = read.incrementAndGet();
            if (n % ENTERPRISES_PER_STEP == 0) {
              progress.step(n, Math.max(n, total));
            }
          });
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable(
          "failure.warehouse", stack.warehouse().url(), e.getMessage());
    }
    System.err.println(Messages.text("told.labels", table.labels(), table.used()));
    return table.build();
  }
}
