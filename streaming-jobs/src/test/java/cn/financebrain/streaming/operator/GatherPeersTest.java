package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.PeerChange;
import cn.financebrain.streaming.wire.WireType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** From events to statistics, over Flink's own state, timers and watermarks. */
class GatherPeersTest {
  private static final String TAG = "reg_capital_industry_z";
  private static final long DAY = DayBegins.dayOf(Instant.parse("2026-03-01T00:00:00Z"));

  private final List<PeerStatistic> told = new ArrayList<>();

  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final Evaluator EVALUATOR =
      new Evaluator(
          CATALOGUE,
          Rules.bundled(CATALOGUE),
          AlertPolicy.DEFAULT,
          ReleaseDirectory.withoutModels(CATALOGUE));

  private static Evaluator evaluator() {
    return EVALUATOR;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, LogEntry, PeerChange> measuring(
      OperatorSubtaskState restored) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new MeasureEnterprise(GatherPeersTest::evaluator), LogEntry::key, Types.STRING);
    harness.setup(WireType.PEER_CHANGE.createSerializer(null));
    if (restored != null) {
      harness.initializeState(restored);
    }
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, PeerChange, PeerStatistic>
      gathering(OperatorSubtaskState restored) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new GatherPeers()), PeerChange::key, Types.STRING);
    harness.setup(WireType.PEER_STATISTIC.createSerializer(null));
    if (restored != null) {
      harness.initializeState(restored);
    }
    harness.open();
    return harness;
  }

  private static LogEntry registration(int enterprise, int revision, long day, double capital) {
    Instant arrival = DayBegins.startOf(day);
    ForeignId id = new ForeignId("made", "e" + enterprise);
    return new LogEntry(
        new EnterpriseEvent(
            new EventKey("made/register", id.text()),
            "registration.snapshot",
            Category.REGISTRATION,
            id,
            arrival,
            arrival,
            arrival,
            revision,
            false,
            0,
            Map.of(
                "registered_capital", new FieldValue.Quantity(capital),
                "industry_section", new FieldValue.Text("J"),
                "industry_code", new FieldValue.Text("6631"))),
        new LogPosition(0, revision));
  }

  private static Watermark mark(long day) {
    return new Watermark(DayBegins.startOf(day).toEpochMilli() - 1);
  }

  @Test
  void anEpochIsToldOnceItsDayHasBegunEverywhereAlsoAfterARestart() throws Exception {
    OperatorSubtaskState measured;
    OperatorSubtaskState gathered;
    try (var measuring = measuring(null);
        var gathering = gathering(null)) {
      measuring.processElement(registration(1, 0, DAY, Math.E - 1), 0);
      measuring.processElement(registration(2, 0, DAY, Math.E - 1), 0);
      measuring.prepareSnapshotPreBarrier(1);
      for (PeerChange change : measuring.extractOutputValues()) {
        gathering.processElement(change, 0);
      }
      gathering.processWatermark(mark(DAY));
      assertThat(gathering.extractOutputValues()).as("the day is not over").isEmpty();
      measured = measuring.snapshot(1, 1);
      gathered = gathering.snapshot(1, 1);
    }
    try (var measuring = measuring(measured);
        var gathering = gathering(gathered)) {
      measuring.processElement(registration(2, 1, DAY + 1, 0), 0);
      measuring.processElement(registration(2, 1, DAY + 1, 0), 0);
      measuring.processWatermark(mark(DAY + 2));
      for (PeerChange change : measuring.extractOutputValues()) {
        gathering.processElement(change, 0);
      }
      gathering.processWatermark(mark(DAY + 2));
      told.addAll(gathering.extractOutputValues());
    }

    assertThat(told)
        .filteredOn(statistic -> statistic.group().tag().equals(TAG))
        .containsExactlyInAnyOrder(
            statistic(List.of("J"), DAY + 1, new Peers.Group(2, 1, 0)),
            statistic(List.of("J", "66"), DAY + 1, new Peers.Group(2, 1, 0)),
            statistic(List.of("J"), DAY + 2, new Peers.Group(2, 0.5, 0.5)),
            statistic(List.of("J", "66"), DAY + 2, new Peers.Group(2, 0.5, 0.5)));
  }

  private static PeerStatistic statistic(List<String> codes, long day, Peers.Group figures) {
    return new PeerStatistic(new PeerGroup(TAG, codes), day, figures);
  }

  @Test
  void aCheckpointThatHasNoStatisticsIsRefusedSinceTheyWouldLackItsPast() throws Exception {
    OperatorSubtaskState none;
    try (var gathering = gathering(null)) {
      none = gathering.snapshot(1, 1);
    }

    assertThatThrownBy(() -> measuring(none)).hasStackTraceContaining("start without it");
  }
}
