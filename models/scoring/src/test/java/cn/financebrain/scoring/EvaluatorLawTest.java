package cn.financebrain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Scores and alerts are a pure function of the log, whatever is told twice and wherever it stops.
 */
class EvaluatorLawTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static Path directory;
  private static Evaluator evaluator;

  /** What the log brought about. */
  private record Told(
      String state,
      List<Score> scores,
      List<Alert> alerts,
      List<TagChange> changes,
      List<EnterpriseSummary> summaries) {}

  @BeforeContainer
  static void activate() throws IOException {
    directory = Files.createTempDirectory("releases");
    ReleaseDirectory releases = new ReleaseDirectory(directory, CATALOGUE);
    releases.activate(MadeModels.fundraising(Map.of()), Histories.START);
    evaluator = new Evaluator(CATALOGUE, Rules.bundled(CATALOGUE), AlertPolicy.DEFAULT, releases);
  }

  @AfterContainer
  static void remove() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<List<EnterpriseEvent>> logs() {
    return Histories.histories().map(EvaluatorLawTest::log);
  }

  @Provide
  Arbitrary<List<EnterpriseEvent>> forgettableLogs() {
    return Histories.forgettableHistories().map(EvaluatorLawTest::log);
  }

  /** A log: arrival never goes back. */
  private static List<EnterpriseEvent> log(List<EnterpriseEvent> events) {
    return events.stream()
        .map(EvaluatorLawTest::arriving)
        .sorted(Comparator.comparing(EnterpriseEvent::arrivalTime))
        .toList();
  }

  /** Under release 1; one in three is told before it counts, as a department may announce. */
  private static EnterpriseEvent arriving(EnterpriseEvent event) {
    boolean early = Math.floorMod(event.hashCode(), 3) == 0;
    return at(event, early ? event.eventTime() : event.arrivalTime());
  }

  private static EnterpriseEvent at(EnterpriseEvent event, Instant arrival) {
    return event.arriving(arrival, 1);
  }

  private static final Map<Long, Peers> EPOCHS = new HashMap<>();

  /** Peers that differ from week to week, and of whom there are too few in every third. */
  private static Peers epoch(EnterpriseEvent event) {
    long week = Math.floorDiv(DayBegins.dayOf(event.arrivalTime()), 7);
    return EPOCHS.computeIfAbsent(
        week,
        any ->
            (tag, codes) ->
                Optional.of(
                    new Peers.Group(
                        Peers.LEAST - (week % 3 == 0 ? codes.size() - 1 : 0),
                        codes.size() + week,
                        2)));
  }

  private static final StaleTags STALE =
      StaleTags.of(
          CATALOGUE,
          new StaleTypes(
              new TreeMap<>(Map.of("registration.snapshot", new TreeSet<>(Set.of("bureau/r"))))));

  /** In every second week the feed of the registrations is late. */
  private static StaleTags stale(EnterpriseEvent event) {
    long week = Math.floorDiv(DayBegins.dayOf(event.arrivalTime()), 7);
    return week % 2 == 0 ? STALE : StaleTags.NONE;
  }

  private static Told tell(List<EnterpriseEvent> log, boolean restarting) {
    EnterpriseState state = EnterpriseState.empty(CATALOGUE);
    List<Score> scores = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    List<TagChange> changes = new ArrayList<>();
    List<EnterpriseSummary> summaries = new ArrayList<>();
    for (int offset = 0; offset < log.size(); offset++) {
      Outcome outcome =
          evaluator.process(
              state,
              log.get(offset),
              new LogPosition(0, offset),
              epoch(log.get(offset)),
              stale(log.get(offset)));
      outcome.evaluation().ifPresent(now -> scores.addAll(now.scores()));
      outcome.evaluation().ifPresent(now -> alerts.addAll(now.alerts()));
      outcome.evaluation().ifPresent(now -> changes.addAll(now.changes()));
      outcome.evaluation().ifPresent(now -> summaries.add(now.summary()));
      if (restarting) {
        state = EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), state.toBytes());
      }
    }
    return new Told(HexFormat.of().formatHex(state.toBytes()), scores, alerts, changes, summaries);
  }

  private static void requireEqual(Told one, Told other) {
    assertThat(other.state()).isEqualTo(one.state());
    assertThat(other.scores()).isEqualTo(one.scores());
    assertThat(other.alerts()).isEqualTo(one.alerts());
    assertThat(other.changes()).isEqualTo(one.changes());
    assertThat(other.summaries()).isEqualTo(one.summaries());
  }

  @Property(tries = 100)
  void aRestartAfterEveryRecordChangesNothing(@ForAll("logs") List<EnterpriseEvent> log) {
    requireEqual(tell(log, false), tell(log, true));
  }

  @Property(tries = 100)
  void aRestartAfterEveryRecordChangesNothingOfWhatIsForgotten(
      @ForAll("forgettableLogs") List<EnterpriseEvent> log) {
    requireEqual(tell(log, false), tell(log, true));
  }

  @Property(tries = 100)
  void tellingEverythingAgainChangesNothing(@ForAll("logs") List<EnterpriseEvent> log) {
    List<EnterpriseEvent> twice = new ArrayList<>(log);
    log.forEach(event -> twice.add(at(event, Histories.day(5_000))));

    requireEqual(tell(log, false), tell(twice, false));
  }

  @Property(tries = 100)
  void noTwoAlertsShareAnId(@ForAll("logs") List<EnterpriseEvent> log) {
    assertThat(tell(log, false).alerts()).extracting(Alert::id).doesNotHaveDuplicates();
  }
}
