package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.streaming.TestModel;
import cn.financebrain.streaming.wire.EpochPart;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.WireType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records and parts of epochs come at whatever speed: each record sees the epoch of its day. */
class EpochsTest {
  private static final String TAG = "reg_capital_industry_z";
  private static final long FIRST = DayBegins.dayOf(Instant.parse("2026-03-01T00:00:00Z"));
  private static final int DAYS = 8;
  private static final int ENTERPRISES = 12;

  private static final Catalogue CATALOGUE = Catalogue.bundled();
  @TempDir static Path models;

  private static Evaluator evaluator;

  @BeforeAll
  static void activate() {
    TestModel.activate(models);
    evaluator =
        new Evaluator(
            CATALOGUE,
            Rules.bundled(CATALOGUE),
            AlertPolicy.DEFAULT,
            new ReleaseDirectory(models, CATALOGUE));
  }

  private static Evaluator evaluator() {
    return evaluator;
  }

  /** A step of either input. */
  private sealed interface Step {
    record Entry(LogEntry entry) implements Step {}

    record RecordsUpTo(long day) implements Step {}

    record Part(EpochPart part) implements Step {}

    record Complete(long day) implements Step {}
  }

  /** Every enterprise is registered anew each day; the logarithm of its capital is 1. */
  private static List<Step> records() {
    List<Step> steps = new ArrayList<>();
    long offset = 0;
    for (long day = FIRST; day < FIRST + DAYS; day++) {
      steps.add(new Step.RecordsUpTo(day));
      for (int i = 0; i < ENTERPRISES; i++) {
        Instant arrival = DayBegins.startOf(day).plus(Duration.ofMinutes(i));
        steps.add(
            new Step.Entry(
                new LogEntry(registration(i, day, arrival), new LogPosition(0, offset++))));
      }
    }
    return steps;
  }

  private static EnterpriseEvent registration(int enterprise, long day, Instant arrival) {
    ForeignId id = new ForeignId("made", "e" + enterprise);
    return new EnterpriseEvent(
        new EventKey("made/register", id.text() + '/' + day),
        "registration.snapshot",
        Category.REGISTRATION,
        id,
        arrival,
        arrival,
        arrival,
        0,
        false,
        1,
        Map.of(
            "registered_capital", new FieldValue.Quantity(Math.E - 1),
            "industry_section", new FieldValue.Text("J"),
            "industry_code", new FieldValue.Text("6631")));
  }

  /**
   * The mean is the number of the day; every third day tells nothing new. The feeds are told of by
   * the marks of two partitions, which are not always of one mind.
   */
  private static List<Step> epochs() {
    List<Step> steps = new ArrayList<>();
    for (long day = FIRST; day < FIRST + DAYS; day++) {
      for (Optional<StaleTypes> told : FEEDS.get((int) (day % FEEDS.size()))) {
        steps.add(new Step.Part(new EpochPart.OfFeeds(new DayBegins(day, told))));
      }
      if (day % 3 != 0) {
        Peers.Group figures = new Peers.Group(Peers.LEAST, day - FIRST, 1);
        steps.add(
            new Step.Part(
                new EpochPart.OfPeers(
                    new PeerStatistic(new PeerGroup(TAG, List.of("J", "66")), day, figures))));
      }
      steps.add(new Step.Complete(day));
    }
    return steps;
  }

  private static final StaleTypes LATE =
      new StaleTypes(
          new TreeMap<>(Map.of("registration.snapshot", new TreeSet<>(Set.of("bureau/register")))));
  private static final Optional<StaleTypes> WELL = Optional.of(StaleTypes.NONE);
  private static final Optional<StaleTypes> UNKNOWN = Optional.empty();

  private static final List<List<Optional<StaleTypes>>> FEEDS =
      List.of(
          List.of(Optional.of(LATE), Optional.of(LATE)),
          List.of(WELL, WELL),
          List.of(UNKNOWN, Optional.of(LATE)),
          List.of(UNKNOWN, UNKNOWN));

  /** Of the two tags that the model reads the capital alone is known. */
  private static void requireScore(Score score, long day) {
    if (day % FEEDS.size() % 2 == 0) {
      assertThat(score)
          .as("day %d of stale feeds", day)
          .isInstanceOfSatisfying(
              Score.Unscored.class,
              unscored -> assertThat(unscored.why()).isEqualTo(Score.Why.STALE_FEEDS));
    } else {
      assertThat(score)
          .as("day %d", day)
          .isInstanceOfSatisfying(
              Score.Scored.class, scored -> assertThat(scored.coverage()).isEqualTo(0.5));
    }
  }

  private static TagValue expected(long day) {
    long told = day % 3 != 0 ? day : day - 1;
    return told < FIRST ? new TagValue.Missing() : new TagValue.Quantity(1 - (told - FIRST));
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, LogEntry, EpochPart, ScoredEntry>
      harness(OperatorSubtaskState restored) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<String, LogEntry, EpochPart, ScoredEntry>(
            new ScoreEnterprise(EpochsTest::evaluator), LogEntry::key, null, Types.STRING);
    harness.setup(WireType.chained(ScoredEntry.class).createSerializer(null));
    if (restored != null) {
      harness.initializeState(restored);
    }
    harness.open();
    return harness;
  }

  /** Runs both inputs interleaved at random, restarting now and then. */
  private static List<ScoredEntry> run(Random random, double records, double restarts)
      throws Exception {
    List<ScoredEntry> scored = new ArrayList<>();
    List<Step> one = new ArrayList<>(records());
    List<Step> two = new ArrayList<>(epochs());
    var harness = harness(null);
    while (!one.isEmpty() || !two.isEmpty()) {
      boolean first = two.isEmpty() || (!one.isEmpty() && random.nextDouble() < records);
      feed(harness, first ? one.remove(0) : two.remove(0));
      if (random.nextDouble() < restarts) {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        scored.addAll(harness.extractOutputValues());
        harness.close();
        harness = harness(state);
        // the source tells its partitions' clocks first when it resumes
        feed(harness, new Step.RecordsUpTo(next(one, Step.RecordsUpTo.class) - 1));
        feed(harness, new Step.Complete(next(two, Step.Complete.class) - 1));
      }
    }
    scored.addAll(harness.extractOutputValues());
    harness.close();
    return scored;
  }

  /** The day of the next step of a kind; after the last one the day that would follow. */
  private static long next(List<Step> steps, Class<? extends Step> kind) {
    return steps.stream()
        .filter(kind::isInstance)
        .findFirst()
        .map(
            step ->
                step instanceof Step.Complete done ? done.day() : ((Step.RecordsUpTo) step).day())
        .orElse(FIRST + DAYS);
  }

  private static void feed(
      KeyedTwoInputStreamOperatorTestHarness<String, LogEntry, EpochPart, ScoredEntry> harness,
      Step step)
      throws Exception {
    if (step instanceof Step.Entry record) {
      harness.processElement1(record.entry(), 0);
    } else if (step instanceof Step.RecordsUpTo begun) {
      harness.processWatermark1(mark(begun.day()));
    } else if (step instanceof Step.Part part) {
      harness.processElement2(part.part(), 0);
    } else if (step instanceof Step.Complete complete) {
      harness.processWatermark2(mark(complete.day()));
    }
  }

  private static Watermark mark(long day) {
    return new Watermark(DayBegins.startOf(day).toEpochMilli() - 1);
  }

  @Test
  void everyRecordSeesTheEpochOfItsDayWhateverComesFirst() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      double[] speeds = {0.5, 0.05, 0.97};
      requireEpochs(run(new Random(seed), speeds[seed % 3], 0));
    }
  }

  /** An enterprise may have records of an earlier day in another partition, where one was added. */
  @Test
  void noRecordIsEvaluatedBeforeThoseOfEarlierDaysAreThere() throws Exception {
    List<Step> later =
        records().stream().filter(Step.Entry.class::isInstance).skip(ENTERPRISES).toList();
    try (var harness = harness(null)) {
      for (Step step : epochs()) {
        feed(harness, step);
      }
      feed(harness, new Step.RecordsUpTo(FIRST));
      feed(harness, later.get(0));
      assertThat(harness.extractOutputValues()).isEmpty();

      feed(harness, new Step.RecordsUpTo(FIRST + 1));
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void aRestartWhileRecordsWaitChangesNothing() throws Exception {
    for (int seed = 0; seed < 6; seed++) {
      requireEpochs(run(new Random(seed), seed % 2 == 0 ? 0.9 : 0.5, 0.1));
    }
  }

  private static void requireEpochs(List<ScoredEntry> scored) {
    assertThat(scored).hasSize(ENTERPRISES * DAYS);
    Map<String, Long> offsets = new TreeMap<>();
    for (ScoredEntry entry : scored) {
      long day = DayBegins.dayOf(entry.entry().record().arrivalTime());
      var evaluated = entry.outcome().evaluation().orElseThrow();
      assertThat(evaluated.tags().get(TAG)).as("day %d", day).isEqualTo(expected(day));
      evaluated.scores().stream()
          .filter(score -> score.risk() == Risk.FUNDRAISING)
          .forEach(score -> requireScore(score, day));
      Long before = offsets.put(entry.entry().key(), entry.entry().position().offset());
      assertThat(before == null || before < entry.entry().position().offset()).isTrue();
      boolean moved = day > FIRST && !expected(day).equals(expected(day - 1));
      assertThat(evaluated.changes().stream().anyMatch(change -> change.tag().equals(TAG)))
          .as("told as changed on day %d", day)
          .isEqualTo(day == FIRST ? !(expected(day) instanceof TagValue.Missing) : moved);
    }
  }

  @Test
  void nothingIsEvaluatedBeforeItsEpochIsComplete() throws Exception {
    try (var harness = harness(null)) {
      for (Step step : records()) {
        feed(harness, step);
      }
      assertThat(harness.extractOutputValues()).isEmpty();

      feed(harness, new Step.Complete(FIRST + 1));

      assertThat(harness.extractOutputValues()).hasSize(2 * ENTERPRISES);
    }
  }
}
