package cn.financebrain.streaming.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Uscc;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.streaming.operator.ScoreEnterprise;
import cn.financebrain.streaming.operator.ScoredEntry;
import cn.financebrain.streaming.wire.EpochPart;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.PeerChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link FillStates} leaves in a savepoint is what the operators of the job look for. */
class FillStatesTest {
  private static final int ENTERPRISES = 7;
  private static final LogPosition NOWHERE = new LogPosition(0, 0);
  private static final Instant ARRIVAL = Instant.parse("2026-06-01T04:00:00Z");
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final Evaluator EVALUATOR =
      new Evaluator(
          CATALOGUE,
          Rules.bundled(CATALOGUE),
          AlertPolicy.DEFAULT,
          ReleaseDirectory.withoutModels(CATALOGUE));

  @TempDir private Path temp;
  private HeldStates held;

  private static Evaluator evaluator() {
    return EVALUATOR;
  }

  @BeforeEach
  void twoHistories() {
    held =
        new HeldStates(
            ENTERPRISES,
            DayBegins.dayOf(ARRIVAL) - 1,
            List.of(history(100), history(2_000)),
            Map.of(),
            Map.of());
  }

  @Test
  void theScoringOperatorGoesOnFromIt() throws Exception {
    OperatorSubtaskState savepoint = fill();
    EnterpriseEvent event = event(HeldStates.key(3), "more", 5_000);
    EnterpriseState plain = state(held.of(3).state());
    Outcome expected = EVALUATOR.process(plain, event, NOWHERE, Peers.NONE, StaleTags.NONE);

    List<ScoredEntry> told = score(savepoint, event);

    assertThat(told).hasSize(1);
    assertThat(ToldTags.line(event, told.get(0).outcome()))
        .isEqualTo(ToldTags.line(event, expected))
        .isNotEqualTo(
            ToldTags.line(
                event,
                EVALUATOR.process(
                    EnterpriseState.empty(CATALOGUE), event, NOWHERE, Peers.NONE, StaleTags.NONE)));
  }

  @Test
  void theCheckFindsAllOfThemAndWhatIsWrong() throws Exception {
    OperatorSubtaskState savepoint = fill();

    assertThat(check(savepoint, held)).containsExactly(ENTERPRISES, 0);
    assertThat(check(savepoint, held.after(Map.of(2L, history(3_000)))))
        .containsExactly(ENTERPRISES, 1);
    HeldStates fewer =
        new HeldStates(ENTERPRISES - 2, held.day(), held.histories(), Map.of(), Map.of());
    assertThat(check(savepoint, fewer)).containsExactly(ENTERPRISES, 2);
  }

  private OperatorSubtaskState fill() throws Exception {
    Path file = temp.resolve("states");
    held.write(file);
    try (KeyedOneInputStreamOperatorTestHarness<String, LogEntry, PeerChange> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new FillStates(Place.SCORE_ENTERPRISE, file), LogEntry::key, Types.STRING)) {
      harness.open();
      return harness.snapshot(1, 1);
    }
  }

  private static List<ScoredEntry> score(OperatorSubtaskState savepoint, EnterpriseEvent event)
      throws Exception {
    try (KeyedTwoInputStreamOperatorTestHarness<String, LogEntry, EpochPart, ScoredEntry> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new ScoreEnterprise(FillStatesTest::evaluator), LogEntry::key, null, Types.STRING)) {
      harness.initializeState(savepoint);
      harness.open();
      harness.processBothWatermarks(new Watermark(Long.MAX_VALUE));
      harness.processElement1(new LogEntry(event, NOWHERE), 0);
      return harness.extractOutputValues();
    }
  }

  /** How many states were found, and how many of them are wrong. */
  private List<Integer> check(OperatorSubtaskState savepoint, HeldStates expected)
      throws Exception {
    Path file = temp.resolve("expected");
    expected.write(file);
    CheckStates.FOUND.reset();
    CheckStates.WRONG.reset();
    try (KeyedOneInputStreamOperatorTestHarness<String, LogEntry, LogEntry> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CheckStates(Place.SCORE_ENTERPRISE, file), LogEntry::key, Types.STRING)) {
      harness.initializeState(savepoint);
      harness.open();
    }
    return List.of(CheckStates.FOUND.intValue(), CheckStates.WRONG.intValue());
  }

  private static HeldStates.Packed history(long capital) {
    EnterpriseState state = EnterpriseState.empty(CATALOGUE);
    EVALUATOR.process(
        state, event(HeldStates.key(0), "first", capital), NOWHERE, Peers.NONE, StaleTags.NONE);
    return new HeldStates.Packed(state.toBytes(), new byte[0]);
  }

  private static EnterpriseState state(byte[] packed) {
    return EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), packed);
  }

  private static EnterpriseEvent event(String enterprise, String id, long capital) {
    return new EnterpriseEvent(
        new EventKey("made/register", id),
        "registration.snapshot",
        Category.REGISTRATION,
        new Uscc(enterprise),
        ARRIVAL,
        ARRIVAL,
        ARRIVAL,
        0,
        false,
        0,
        Map.of("registered_capital", new FieldValue.Quantity(capital)));
  }
}
