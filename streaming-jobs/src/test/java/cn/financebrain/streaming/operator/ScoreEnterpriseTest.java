package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.streaming.rig.City;
import cn.financebrain.streaming.wire.EpochPart;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.WireType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator over Flink's own state, through checkpoints. */
class ScoreEnterpriseTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir static Path models;

  private static Evaluator evaluator() {
    Catalogue catalogue = Catalogue.bundled();
    return new Evaluator(
        catalogue,
        Rules.bundled(catalogue),
        AlertPolicy.DEFAULT,
        new ReleaseDirectory(models, catalogue));
  }

  private static List<LogEntry> log() {
    List<EnterpriseEvent> events = City.events("op", 30, 5, NOW);
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      entries.add(new LogEntry(events.get(i), new LogPosition(0, i)));
    }
    return entries;
  }

  private static ScoreEnterprise operator() {
    return new ScoreEnterprise(ScoreEnterpriseTest::evaluator);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, LogEntry, EpochPart, ScoredEntry>
      harness(ScoreEnterprise operator, OperatorSubtaskState restored) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<String, LogEntry, EpochPart, ScoredEntry>(
            operator, LogEntry::key, null, Types.STRING);
    harness.setup(WireType.chained(ScoredEntry.class).createSerializer(null));
    if (restored != null) {
      harness.initializeState(restored);
    }
    harness.open();
    return harness;
  }

  /** Feeds the entries, of whose peers nothing is known; tells what came of them. */
  private static OperatorSubtaskState run(
      ScoreEnterprise operator,
      OperatorSubtaskState restored,
      List<LogEntry> entries,
      List<Outcome> told)
      throws Exception {
    try (var harness = harness(operator, restored)) {
      harness.processBothWatermarks(Watermark.MAX_WATERMARK);
      for (LogEntry entry : entries) {
        harness.processElement1(entry, 0);
      }
      harness.extractOutputValues().forEach(scored -> told.add(scored.outcome()));
      return harness.snapshot(1, 1);
    }
  }

  /** The same with the operator of the first version. */
  private static OperatorSubtaskState runFirstVersion(List<LogEntry> entries, List<Outcome> told)
      throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FirstVersion()), LogEntry::key, Types.STRING)) {
      harness.setup(WireType.chained(ScoredEntry.class).createSerializer(null));
      harness.open();
      for (LogEntry entry : entries) {
        harness.processElement(entry, 0);
      }
      harness.extractOutputValues().forEach(scored -> told.add(scored.outcome()));
      return harness.snapshot(1, 1);
    }
  }

  private static List<Object> essence(List<Outcome> outcomes) {
    return outcomes.stream()
        .<Object>map(
            outcome ->
                List.of(
                    outcome.enterprise(),
                    outcome.position(),
                    outcome.applied(),
                    outcome.evaluation().map(now -> List.of(now.tags(), now.changes())),
                    outcome.evaluation().map(now -> List.of(now.scores(), now.alerts()))))
        .toList();
  }

  @Test
  void aRestoredCheckpointGoesOnAsIfNothingHadHappened() throws Exception {
    List<LogEntry> log = log();
    List<Outcome> whole = new ArrayList<>();
    run(operator(), null, log, whole);

    List<Outcome> parts = new ArrayList<>();
    OperatorSubtaskState half = run(operator(), null, log.subList(0, log.size() / 2), parts);
    run(operator(), half, log.subList(log.size() / 2, log.size()), parts);

    assertThat(essence(parts)).isEqualTo(essence(whole));
  }

  @Test
  void enterprisesThatFindNoRoomAmongTheOpenOnesGoOnAlike() throws Exception {
    List<LogEntry> log = log();
    List<Outcome> roomy = new ArrayList<>();
    run(operator(), null, log, roomy);

    List<Outcome> narrow = new ArrayList<>();
    run(new ScoreEnterprise(ScoreEnterpriseTest::evaluator, 1), null, log, narrow);

    assertThat(essence(narrow)).isEqualTo(essence(roomy));
  }

  /** The log is of release 0, which has the product's catalogue. */
  @Test
  void aJobOfAnotherCatalogueTellsNothingAndKeepsTheStates() throws Exception {
    List<LogEntry> log = log();
    List<Outcome> own = new ArrayList<>();
    run(operator(), null, log, own);
    assertThat(own).hasSize(log.size());

    List<Outcome> other = new ArrayList<>();
    OperatorSubtaskState states =
        run(new ScoreEnterprise(ScoreEnterpriseTest::another), null, log, other);
    assertThat(other).isEmpty();
    List<Outcome> readOn = new ArrayList<>();
    run(new ScoreEnterprise(ScoreEnterpriseTest::anotherThatTells), states, log, readOn);
    assertThat(readOn)
        .extracting(outcome -> outcome.applied().orElseThrow())
        .containsOnly(Applied.DUPLICATE, Applied.STALE);
  }

  private static final Catalogue ANOTHER =
      Catalogue.parse(
          "another",
          """
          category: registration
          from: registration.snapshot
          tags:
            - {id: name_known, zh: 有名称, en: Named, aggregate: count, where: known(name)}
            - {id: news_cnt, zh: 新闻, en: News, from: public_opinion.article, aggregate: count}
            - {id: cmp_cnt, zh: 投诉, en: Filed, from: complaint.filed, aggregate: count}
          """);

  private static Evaluator another() {
    return new Evaluator(
        ANOTHER,
        Rules.parse("none", "rules: []", ANOTHER),
        AlertPolicy.DEFAULT,
        new ReleaseDirectory(models, ANOTHER));
  }

  private static Evaluator anotherThatTells() {
    return new Evaluator(
        ANOTHER,
        Rules.parse("none", "rules: []", ANOTHER),
        AlertPolicy.DEFAULT,
        ReleaseDirectory.withoutModels(ANOTHER));
  }

  @Test
  void aCheckpointOfTheFirstVersionIsReadOn() throws Exception {
    List<LogEntry> log = log();
    List<Outcome> whole = new ArrayList<>();
    run(operator(), null, log, whole);

    List<Outcome> parts = new ArrayList<>();
    int half = log.size() / 2;
    OperatorSubtaskState first = runFirstVersion(log.subList(0, half), parts);
    OperatorSubtaskState moved = run(operator(), first, log.subList(half, log.size()), parts);

    assertThat(essence(parts)).isEqualTo(essence(whole));
    List<Outcome> again = new ArrayList<>();
    run(operator(), moved, log, again);
    assertThat(again)
        .extracting(outcome -> outcome.applied().orElseThrow())
        .containsOnly(Applied.DUPLICATE, Applied.STALE);
  }

  /** What the operator was when it kept a byte array. */
  private static final class FirstVersion
      extends KeyedProcessFunction<String, LogEntry, ScoredEntry> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<byte[]> states;
    private transient Evaluator evaluator;

    @Override
    public void open(OpenContext context) {
      evaluator = evaluator();
      states =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "enterprise-v1", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(LogEntry entry, Context context, Collector<ScoredEntry> out)
        throws Exception {
      byte[] packed = states.value();
      var state =
          packed == null
              ? EnterpriseState.empty(evaluator.catalogue())
              : EnterpriseState.fromBytes(
                  evaluator.catalogue(), evaluator.catalogue().tables(), packed);
      Outcome outcome =
          evaluator.process(state, entry.record(), entry.position(), Peers.NONE, StaleTags.NONE);
      states.update(state.toBytes());
      out.collect(new ScoredEntry(entry, outcome));
    }
  }
}
