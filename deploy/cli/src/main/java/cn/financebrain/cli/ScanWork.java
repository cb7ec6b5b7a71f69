package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.scoring.release.Release;
import cn.financebrain.store.ScanReader;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.streaming.cluster.FlinkRest;
import cn.financebrain.streaming.scan.ScanDesk;
import cn.financebrain.streaming.scan.ScanLedger;
import cn.financebrain.streaming.scan.ScanPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What commands and the desk do about scans; what is refused is a failure. */
record ScanWork(StackSettings settings, InstantSource clock) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** How often, and how long apart, the cluster is asked whether a scan is stopped. */
  private static final int LOOKS = 20;

  private static final Object STARTING = new Object();
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final int ID_SUFFIX = 0x10000;
  private static final int TITLE_MOST = 100;
  private static final DateTimeFormatter IN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter IN_TITLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);

  static ScanWork of(DataOption data) {
    return new ScanWork(data.settings(), InstantSource.system());
  }

  /**
   * What is asked for.
   *
   * @param id so that asking twice makes one scan; empty for one of its own
   * @param asOf empty for now
   * @param region leading digits of region codes; empty for all
   * @param title empty for one that tells the moment
   * @param person empty where a schedule asks
   * @param schedule empty where a person asks
   */
  record Wish(
      Optional<String> id,
      Optional<Instant> asOf,
      String region,
      String title,
      String person,
      String schedule) {}

  /**
   * Asks for a scan. One that is there is not asked for again, but for one that was told of and has
   * no plan: who asked for it was killed before it was wanted.
   *
   * @throws CommandFailure if it is refused, or the stack does not run
   */
  Scan start(Wish wish) throws InterruptedException {
    requireStream();
    synchronized (STARTING) { // two who ask for the same would both find it lost
      return startOnce(wish);
    }
  }

  private Scan startOnce(Wish wish) {
    ScanDesk desk = new ScanDesk(settings.modelsDir());
    try (ScanReader reader = ScanReader.open(settings.readOnlyWarehouse())) {
      Optional<Scan> there = wish.id().flatMap(reader::find);
      if (there.isPresent() && !isLost(desk, there.get().id())) {
        return there.get();
      }
      ScanPlan plan = plan(wish);
      tell(plan.scan());
      desk.want(plan);
      return plan.scan();
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.failed("failure.scan-asked", wish.id().orElse(""));
    } catch (IOException e) {
      throw CommandFailure.failed("failure.unexpected", e);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /**
   * Whether a scan was told of and nobody came to want it. That one is done is told before its plan
   * goes, so it is looked for in this order.
   */
  private boolean isLost(ScanDesk desk, String id) throws IOException {
    return desk.plan(id).isEmpty() && find(id).state() == Scan.State.RUNNING;
  }

  private ScanPlan plan(Wish wish) {
    if (!wish.region().matches("\\d{0,6}")) {
      throw CommandFailure.usage("failure.scan-region", wish.region());
    }
    if (wish.title().length() > TITLE_MOST) {
      throw CommandFailure.usage("failure.scan-title", TITLE_MOST);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant asOf = wish.asOf().orElse(now);
    if (asOf.isAfter(now)) {
      throw CommandFailure.usage("failure.scan-future", IN_TITLE.format(asOf));
    }
    Release release = Releases.inForce(settings.modelsDir()).latest();
    if (release.models().isEmpty()) {
      throw CommandFailure.failed("failure.scan-no-model");
    }
    Scan wanted =
        new Scan(
            wish.id().orElseGet(() -> newId(now)),
            wish.title().isBlank() ? IN_TITLE.format(asOf) : wish.title().strip(),
            asOf,
            wish.region(),
            release.number(),
            Scan.State.RUNNING,
            "",
            0,
            0,
            "",
            wish.person(),
            wish.schedule(),
            now,
            new LogEnd(Map.of()));
    ScanPlan plan =
        Releases.told(
            () -> ScanPlan.of(settings.readOnlyWarehouse(), settings.modelsDir(), wanted));
    if (plan.ranges().isEmpty()) {
      throw CommandFailure.failed("failure.scan-empty", IN_TITLE.format(asOf), wish.region());
    }
    return plan;
  }

  private static String newId(Instant now) {
    return "%s-%04x".formatted(IN_ID.format(now), new SecureRandom().nextInt(ID_SUFFIX));
  }

  private void requireStream() throws InterruptedException {
    String rest = settings.flink().rest();
    try {
      new FlinkRest(URI.create(rest), Scoring.of(settings).releases().catalogue().fingerprint())
          .status();
    } catch (IOException e) {
      throw CommandFailure.unavailable("failure.scan-flink", rest);
    }
  }

  /**
   * Stops a scan; what it has is kept. The cluster says that it is stopped, or that it was done
   * before; where it does not, as of a scan that still waits or was never wanted, this does.
   *
   * @throws CommandFailure if it does not run
   */
  Scan stop(String id) throws InterruptedException {
    Scan scan = find(id);
    try {
      ScanDesk desk = new ScanDesk(settings.modelsDir());
      if (isLost(desk, scan.id())) {
        return tell(find(id).at(Scan.State.STOPPED, looked(id), ""));
      }
      if (!desk.hold(id)) {
        throw CommandFailure.failed("failure.scan-not-running", id, word(scan.state()));
      }
    } catch (IOException e) {
      throw CommandFailure.failed("failure.unexpected", e);
    }
    for (int look = 0; look < LOOKS && scan.state() == Scan.State.RUNNING; look++) {
      Thread.sleep(BETWEEN.toMillis());
      scan = find(id);
    }
    return scan.state() == Scan.State.RUNNING
        ? tell(scan.at(Scan.State.STOPPED, looked(id), ""))
        : scan;
  }

  /**
   * Has a scan go on with the parts that it lacks.
   *
   * @throws CommandFailure if it is done, or runs
   */
  Scan resume(String id) throws InterruptedException {
    requireStream();
    Scan scan = find(id);
    if (scan.state() == Scan.State.DONE || scan.state() == Scan.State.RUNNING) {
      throw CommandFailure.failed("failure.scan-not-held", id, word(scan.state()));
    }
    Scan going = tell(scan.at(Scan.State.RUNNING, looked(id), ""));
    try {
      if (!new ScanDesk(settings.modelsDir()).resume(id)) {
        tell(scan);
        throw CommandFailure.failed("failure.scan-no-plan", id);
      }
    } catch (IOException e) {
      throw CommandFailure.failed("failure.unexpected", e);
    }
    return going;
  }

  private Scan tell(Scan scan) {
    try (ScanLedger ledger = ScanLedger.open(settings.warehouse())) {
      ledger.tell(scan);
      return scan;
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  private long looked(String id) {
    try (ScanReader reader = ScanReader.open(settings.readOnlyWarehouse())) {
      return reader.parts(id).values().stream().mapToLong(ScanPart::looked).sum();
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  /**
   * @throws CommandFailure if there is none of this id
   */
  Scan find(String id) {
    try (ScanReader reader = ScanReader.open(settings.readOnlyWarehouse())) {
      return reader.find(id).orElseThrow(() -> CommandFailure.failed("failure.no-scan", id));
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
  }

  static String word(Scan.State state) {
    return Messages.text("scan.state." + state.name().toLowerCase(Locale.ROOT));
  }
}
