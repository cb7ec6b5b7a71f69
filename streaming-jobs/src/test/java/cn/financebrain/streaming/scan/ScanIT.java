package cn.financebrain.streaming.scan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.contract.scan.ScanSum;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.Patience;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.ScanReader;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import cn.financebrain.streaming.TestModel;
import cn.financebrain.streaming.rig.City;
import cn.financebrain.streaming.rig.Flink;
import cn.financebrain.streaming.rig.Poll;
import cn.financebrain.streaming.rig.Rig;
import cn.financebrain.streaming.rig.Views;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans on the cluster that the stream runs on, over real processes. */
class ScanIT {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  /** When the stream evaluates every enterprise; both must agree as of then. */
  private static final Instant EVALUATED = NOW.plus(Duration.ofDays(3));

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int ENTERPRISES = 300;
  private static final int RANGE = 20;
  private static final String DATABASE = "scans";

  @TempDir static Path directory;
  private static Rig rig;
  private static Flink flink;
  private static WarehouseSettings warehouse;
  private static LogEnd end;
  private static ScanDesk desk;

  @BeforeAll
  static void start() throws Exception {
    rig = Rig.start(directory);
    TestModel.activate(rig.models());
    flink = rig.flink(DATABASE).start();
    flink.awaitHealthy();
    warehouse =
        new WarehouseSettings(
            rig.engine().url(), rig.engine().user(), rig.engine().password(), DATABASE);
    desk = new ScanDesk(rig.models());
    publish(City.events("scan", ENTERPRISES, 11, NOW), NOW);
    try (LogPublisher log = publisher(EVALUATED)) {
      for (int i = 0; i < ENTERPRISES; i++) {
        log.evaluate(new ForeignId("test", "scan-" + i));
      }
    }
    rig.awaitDone(flink, LIMIT);
    try (ScanReader reader = ScanReader.open(warehouse)) {
      end = reader.logEnd();
    }
    flink.secondTaskManager().start();
  }

  @AfterAll
  static void stop() throws Exception {
    flink.close();
    rig.close();
  }

  private static LogPublisher publisher(Instant at) {
    return LogPublisher.open(
        rig.bootstrap(),
        directory,
        () -> 1,
        Clock.fixed(at, ZoneOffset.UTC),
        begin -> Optional.of(StaleTypes.NONE),
        Patience.NONE);
  }

  private static void publish(List<EnterpriseEvent> events, Instant at) {
    try (LogPublisher log = publisher(at)) {
      events.forEach(event -> log.publish(event, at));
    }
  }

  @Test
  void aScanAndTheStreamAgreeOnEveryEnterpriseToTheLastBit() throws Exception {
    Scan scan = run(plan("agree", EVALUATED, ""));

    String columns =
        " enterprise, risk, unscored, model, reinterpretAsUInt64(ifNull(probability, -1)),"
            + " reinterpretAsUInt64(ifNull(risk_index, -1)), band, reinterpretAsUInt64(coverage) ";
    List<String> scanned =
        lines("SELECT%sFROM scans.scan_score WHERE scan = 'agree' ORDER BY ALL".formatted(columns));
    assertThat(scan.enterprises()).isEqualTo(ENTERPRISES);
    assertThat(scanned).hasSize(2 * ENTERPRISES);
    assertThat(scanned)
        .isEqualTo(
            lines(
                "SELECT%sFROM scans.latest_score WHERE as_of = fromUnixTimestamp64Milli(%d) ORDER BY ALL"
                    .formatted(columns, EVALUATED.toEpochMilli())));
    assertThat(lines("SELECT count() FROM scans.scan_score WHERE scan = 'agree' AND band != ''"))
        .containsExactly(Integer.toString(ENTERPRISES));
    assertThat(
            lines(
                "SELECT count() FROM scans.scan_score WHERE scan = 'agree' AND band != ''"
                    + " AND (empty(reason_tag) OR name != '' OR region != '330302')"))
        .as("whoever has a score has reasons, and the region of the registration")
        .containsExactly("0");
  }

  @Test
  void aScanThatIsKilledGoesOnAndSaysTheSame() throws Exception {
    Scan calm = run(plan("calm", EVALUATED, ""));

    ask(plan("killed", EVALUATED, ""));
    Poll.until("it runs", LIMIT, () -> flink.runsTasksOf("scan killed"));
    flink.secondTaskManager().kill();
    flink.jobManager().kill();
    flink.jobManager().start();
    flink.awaitHealthy(); // the stream has the slots of the first TaskManager again
    flink.secondTaskManager().start();
    Scan killed = await("killed");

    assertThat(killed.state()).as(killed.detail()).isEqualTo(Scan.State.DONE);
    assertThat(killed.fingerprint()).isEqualTo(calm.fingerprint()).hasSize(32);
  }

  @Test
  void aScanThatIsStoppedKeepsWhatItHasAndGoesOn() throws Exception {
    ScanPlan whole = plan("stopped", EVALUATED, "");
    List<ScanRange> begun = whole.ranges().subList(0, whole.ranges().size() / 2);
    Scan half = run(new ScanPlan(whole.scan(), whole.catalogue(), whole.day(), begun));
    flink.secondTaskManager().kill();

    ask(whole);
    Poll.until("it waits for slots", LIMIT, () -> flink.jobsOf("scan stopped") == 2);
    assertThat(desk.hold("stopped")).isTrue();
    Poll.until(
        "it is stopped",
        LIMIT,
        () -> find("stopped").state() == Scan.State.STOPPED,
        () -> find("stopped") + flink.seen());
    assertThat(find("stopped").enterprises()).isEqualTo(half.enterprises()).isPositive();
    assertThat(desk.isAnyWanted()).isFalse();
    flink.secondTaskManager().start();
    tell(find("stopped").at(Scan.State.RUNNING, half.enterprises(), ""));
    assertThat(desk.resume("stopped")).isTrue();

    Scan done = await("stopped");
    assertThat(done.enterprises()).isEqualTo(ENTERPRISES);
    assertThat(done.fingerprint()).isEqualTo(run(plan("at-once", EVALUATED, "")).fingerprint());
  }

  @Test
  void aPartThatIsStoredIsNotReadAgainAndAGapIsNotTakenForAResult() throws Exception {
    ScanPlan plan = plan("gap", EVALUATED, "");
    try (WarehouseWriter writer = WarehouseWriter.open(warehouse, List.of(), RetryPolicy.PATIENT)) {
      writer.write(
          List.of(
              new WarehouseRow.ScanPartRow(new ScanPart("gap", 0, RANGE, RANGE, ScanSum.ZERO))));
    }

    Scan failed = run(plan);

    assertThat(failed.state()).isEqualTo(Scan.State.FAILED);
    assertThat(failed.detail())
        .contains("%d of %d enterprises".formatted(ENTERPRISES - RANGE, ENTERPRISES));
    assertThat(desk.isWanted("gap")).isFalse();
    assertThat(desk.plan("gap")).contains(plan);
    assertThat(flink.rest().status().state()).as("the stream goes on").isEqualTo("RUNNING");
  }

  @Test
  void whatComesLaterIsKnownToAScanThatIsAskedForLaterAlone() throws Exception {
    Instant asOf = EVALUATED.plus(Duration.ofDays(1));
    String before = run(plan("before", asOf, "")).fingerprint();

    publish(City.events("scan-late", 40, 5, NOW), EVALUATED.plus(Duration.ofDays(2)));
    rig.awaitDone(flink, LIMIT);

    assertThat(run(plan("same", asOf, "")).fingerprint()).isEqualTo(before);
    LogEnd later;
    try (ScanReader reader = ScanReader.open(warehouse)) {
      later = reader.logEnd();
    }
    ScanPlan plan = ScanPlan.of(warehouse, rig.models(), wanted("later", asOf, ""), later, RANGE);
    Scan scan = run(plan);
    assertThat(scan.enterprises()).isEqualTo(ENTERPRISES + 40);
    assertThat(scan.fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aRegionIsScannedAlone() throws Exception {
    assertThat(run(plan("district", EVALUATED, "330302")).enterprises()).isEqualTo(ENTERPRISES);
    assertThat(plan("elsewhere", EVALUATED, "3304").ranges()).isEmpty();
  }

  private static ScanPlan plan(String id, Instant asOf, String region) throws Exception {
    return ScanPlan.of(warehouse, rig.models(), wanted(id, asOf, region), end, RANGE);
  }

  private static Scan wanted(String id, Instant asOf, String region) {
    return new Scan(
        id,
        id,
        asOf,
        region,
        1,
        Scan.State.RUNNING,
        "",
        0,
        0,
        "",
        "tester",
        "",
        NOW,
        new LogEnd(Map.of()));
  }

  private static void ask(ScanPlan plan) throws Exception {
    tell(plan.scan());
    desk.want(plan);
  }

  private static void tell(Scan scan) {
    try (ScanLedger ledger = ScanLedger.open(warehouse)) {
      ledger.tell(scan);
    }
  }

  private static Scan run(ScanPlan plan) throws Exception {
    ask(plan);
    return await(plan.scan().id());
  }

  private static Scan await(String id) {
    Poll.until(
        "scan %s is over".formatted(id),
        LIMIT,
        () -> find(id).state() != Scan.State.RUNNING && !desk.isWanted(id),
        () -> find(id) + flink.seen());
    return find(id);
  }

  private static Scan find(String id) {
    try (ScanReader reader = ScanReader.open(warehouse)) {
      return reader.find(id).orElseThrow();
    }
  }

  private static List<String> lines(String sql) throws Exception {
    return new Views(rig.engine(), DATABASE).lines(sql);
  }
}
