package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.DayBegins;
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
import picocli.CommandLine.Option;

/** The options that say which labels and how; and what they name. */
final class TableOptions {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int ENTERPRISES_PER_STEP = 1_000;

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "option.labels")
  Path labels = Path.of("");

  @Option(names = "--labels-feed", paramLabel = "FEED", descriptionKey = "option.labels-feed")
  String labelsFeed = "";

  @Option(names = "--as-of", required = true, paramLabel = "DATE", descriptionKey = "option.as-of")
  LocalDate asOf = LocalDate.EPOCH;

  Instant instant() {
    return asOf.atStartOfDay(ZONE).toInstant();
  }

  /** Reads the labels, then the events of the stack's warehouse. */
  TrainingTable table(Catalogue catalogue, TrainingStack stack) {
    Instant until = instant();
    TrainingTable table = table(Labels.read(labels, labelsFeed, until), until, catalogue, stack);
    if (table.size() == 0) {
      throw CommandFailure.failed("failure.no-rows", labels);
    }
    return table;
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
