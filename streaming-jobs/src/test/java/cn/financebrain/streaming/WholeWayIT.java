package cn.financebrain.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.contract.TagValue;
import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.ingest.codec.Topics;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.Patience;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ScoreExplainer;
import cn.financebrain.scoring.feed.FeedEpochs;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseReader;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.rig.City;
import cn.financebrain.streaming.rig.Flink;
import cn.financebrain.streaming.rig.Rig;
import cn.financebrain.streaming.rig.Views;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way over real processes: a broker, the warehouse engine, a JobManager and a
 * TaskManager. The disturbed run and the undisturbed one read the same log.
 */
class WholeWayIT {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Enterprises that are evaluated on the days of late feeds. */
  private static final int EVALUATED = 60;

  private static final String Z = "reg_capital_industry_z";

  @TempDir static Path directory;
  private static Rig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = Rig.start(directory);
    TestModel.activate(rig.models());
  }

  @AfterAll
  static void stop() throws Exception {
    rig.close();
  }

  @Test
  void whateverIsKilledTheWarehouseTellsWhatAnUndisturbedRunTells() throws Exception {
    List<EnterpriseEvent> events = City.events("kill", 400, 7, NOW);
    int part = events.size() / 5;

    try (Flink rough = rig.flink("rough").start()) {
      rough.awaitHealthy();
      try (LogPublisher log = publisher()) {
        publish(log, events.subList(0, part), 0);
        rough.taskManager().kill();
        rough.taskManager().start();
        publishMalformed();
        publish(log, events.subList(part, 2 * part), 1);
        log.flush();
        rough.jobManager().kill();
        rough.jobManager().start();
        publish(log, events.subList(2 * part, 3 * part), 2);
        rig.engine().kill();
        publish(log, events.subList(3 * part, 4 * part), 3);
        rig.engine().restart();
        log.flush();
        publish(log, events.subList(4 * part, 4 * part + part / 2), 5);
        rig.broker().kill();
        rig.broker().start();
        publish(log, events.subList(4 * part + part / 2, events.size()), 5);
        rig.awaitBroker();
      }
      rig.awaitDone(rough, LIMIT);
      aRecordWaitsForItsEpochThroughARestart(rough);
      feedsAreLateAndComeBackThroughARestart(rough);
    }
    try (Flink calm = rig.flink("calm").start()) {
      rig.awaitDone(calm, LIMIT);
    }

    Map<String, List<String>> told = new Views(rig.engine(), "rough").content();
    assertThat(told).isEqualTo(new Views(rig.engine(), "calm").content());
    assertEverythingIsThere(events);
    assertThatPeersAreThoseOfAViewOfThePast();
    assertThatLateFeedsLowerTheCoverageOfTheirDay();
    assertThatStaleFeedsCanBeAskedFor();
    assertThatScoresAreThoseOfAViewOfThePast();
  }

  /** A publisher dies before it has told all partitions of a day; the next one tells them. */
  private static void aRecordWaitsForItsEpochThroughARestart(Flink job) throws Exception {
    Views views = new Views(rig.engine(), "rough");
    Instant later = NOW.plus(Duration.ofDays(9));
    String evaluated = "as_of = fromUnixTimestamp64Milli(%d)".formatted(later.toEpochMilli());
    publish(
        LogCodec.encode(
            new Evaluation(new ForeignId("test", "kill-0"), later, 1), Topics.EVENTS, null));
    rig.awaitDone(job, LIMIT);
    assertThat(views.count("score", evaluated)).as("its epoch is not complete").isZero();
    job.taskManager().kill();
    job.taskManager().start();
    publisher().close();
    rig.awaitDone(job, LIMIT);
    assertThat(views.count("score", evaluated)).isEqualTo(2);
  }

  private static final StaleTypes NEWS_LATE = stale("public_opinion.article");
  private static final StaleTypes BOTH_LATE = NEWS_LATE.and(stale("registration.snapshot"));

  private static StaleTypes stale(String type) {
    return new StaleTypes(new TreeMap<>(Map.of(type, new TreeSet<>(Set.of("bureau/" + type)))));
  }

  /** Between two records of one day the job is killed: the mark of the day lies behind it then. */
  private static void feedsAreLateAndComeBackThroughARestart(Flink job) throws Exception {
    evaluate(10, NEWS_LATE, 0, EVALUATED / 2);
    rig.awaitDone(job, LIMIT);
    job.taskManager().kill();
    job.taskManager().start();
    evaluate(10, StaleTypes.NONE, EVALUATED / 2, EVALUATED);
    evaluate(11, BOTH_LATE, 0, EVALUATED);
    evaluate(12, StaleTypes.NONE, 0, EVALUATED);
    rig.awaitDone(job, LIMIT);
  }

  /**
   * Asks for evaluations on a later day, as a publisher that then sees these feeds late; who finds
   * that the day has begun is not asked.
   */
  private static void evaluate(int day, StaleTypes late, int from, int to) {
    try (LogPublisher log =
        LogPublisher.open(
            rig.bootstrap(),
            directory,
            () -> 1,
            Clock.fixed(on(day), ZoneOffset.UTC),
            begin -> Optional.of(late),
            Patience.NONE)) {
      for (int i = from; i < to; i++) {
        log.evaluate(new ForeignId("test", "kill-" + i));
      }
    }
  }

  private static Instant on(int day) {
    return NOW.plus(Duration.ofDays(day));
  }

  private static void assertThatLateFeedsLowerTheCoverageOfTheirDay() throws Exception {
    Views calm = new Views(rig.engine(), "calm");
    assertThat(calm.count("score", of(12) + " AND unscored = '' AND coverage = 1")).isPositive();
    assertThat(calm.count("score", of(10) + " AND unscored = '' AND coverage = 0.5"))
        .isEqualTo(EVALUATED);
    assertThat(calm.count("score", of(11) + " AND unscored = 'stale_feeds' AND coverage = 0"))
        .isEqualTo(EVALUATED);
    assertThat(
            calm.lines(
                "SELECT count() FROM calm.score AS late JOIN calm.score AS well USING"
                    + " enterprise, risk WHERE late.%s AND well.%s AND late.probability != well.probability"
                        .formatted(of(10), of(12))))
        .as("the probability is that of all that is known")
        .containsExactly("0");
    assertThat(
            calm.count(
                "alert",
                "raised_at >= fromUnixTimestamp64Milli(%d)".formatted(on(10).toEpochMilli())))
        .as("neither the loss nor the return of a score is an alert")
        .isZero();
  }

  /** The query of docs/feeds.md. */
  private static void assertThatStaleFeedsCanBeAskedFor() throws Exception {
    assertThat(
            new Views(rig.engine(), "calm")
                .lines(
                    "SELECT epoch, type, groupUniqArray(feed) FROM calm.feed_epoch ARRAY JOIN"
                        + " stale_type AS type, stale_feed AS feed GROUP BY epoch, type"
                        + " ORDER BY epoch DESC, type"))
        .containsExactly(
            "2026-06-12\tpublic_opinion.article\t['bureau/public_opinion.article']",
            "2026-06-12\tregistration.snapshot\t['bureau/registration.snapshot']",
            "2026-06-11\tpublic_opinion.article\t['bureau/public_opinion.article']");
  }

  /** Of fundraising: the other risk has no model. */
  private static String of(int day) {
    return "as_of = fromUnixTimestamp64Milli(%d) AND risk = 'fundraising'"
        .formatted(on(day).toEpochMilli());
  }

  /** As {@code score --as-of} does. */
  private static void assertThatScoresAreThoseOfAViewOfThePast() throws Exception {
    Catalogue catalogue = Catalogue.bundled();
    Evaluator evaluator =
        new Evaluator(
            catalogue,
            Rules.bundled(catalogue),
            AlertPolicy.DEFAULT,
            new ReleaseDirectory(rig.models(), catalogue));
    ScoreExplainer explainer = new ScoreExplainer(rig.models());
    int[] compared = {0};
    try (WarehouseReader reader = WarehouseReader.open(warehouse("calm"));
        WarehousePages pages = WarehousePages.open(warehouse("calm"))) {
      for (int day = 10; day <= 12; day++) {
        Instant asOf = on(day);
        FeedEpochs feeds = new FeedEpochs(catalogue);
        reader.feedsOfDay(DayBegins.dayOf(asOf)).forEach(feeds::put);
        StaleTags stale = feeds.of(DayBegins.dayOf(asOf));
        reader.eventsByEnterprise(
            asOf,
            events ->
                pages
                    .scoreAt(events.enterprise(), Risk.FUNDRAISING, asOf)
                    .filter(stored -> stored.score().asOf().equals(asOf))
                    .ifPresent(
                        stored -> {
                          assertThat(
                                  evaluator
                                      .evaluateAsOf(
                                          events.enterprise(),
                                          events.events(),
                                          asOf,
                                          1,
                                          Peers.NONE,
                                          stale)
                                      .scores())
                              .contains(stored.score());
                          assertThatALookFindsIt(explainer, stored, pages);
                          compared[0]++;
                        }));
      }
    }
    assertThat(compared[0]).isEqualTo(3 * EVALUATED);
  }

  private static void assertThatALookFindsIt(
      ScoreExplainer explainer, StoredScore stored, WarehousePages pages) {
    if (stored.score() instanceof Score.Scored scored) {
      ExplainedScore explained = explainer.explain(scored, stored.position(), pages);
      assertThat(explained.agrees()).as(explained.toString()).isTrue();
    }
  }

  private static void publish(LogPublisher log, List<EnterpriseEvent> events, int day) {
    Instant arrival = NOW.plus(Duration.ofDays(day));
    events.forEach(event -> log.publish(event, arrival));
  }

  /** What the stream held an enterprise against is what a later reader of the tables finds. */
  private static void assertThatPeersAreThoseOfAViewOfThePast() throws Exception {
    Views calm = new Views(rig.engine(), "calm");
    Map<String, String[]> told = new TreeMap<>();
    calm.lines(
            "SELECT enterprise, toUnixTimestamp64Micro(as_of), ifNull(toString("
                + Z
                + "), '') FROM calm.enterprise_tag")
        .forEach(line -> told.put(line.split("\t", -1)[0], line.split("\t", -1)));
    Catalogue catalogue = Catalogue.bundled();
    Evaluator evaluator =
        new Evaluator(
            catalogue,
            Rules.bundled(catalogue),
            AlertPolicy.DEFAULT,
            ReleaseDirectory.withoutModels(catalogue));
    PeerEpochs epochs = new PeerEpochs();
    int[] compared = {0};
    try (WarehouseReader reader = WarehouseReader.open(warehouse("calm"))) {
      reader.peersUpTo(
          Integer.MAX_VALUE, catalogue::knownFingerprint, row -> epochs.put(PeerStatistic.of(row)));
      reader.eventsByEnterprise(
          Instant.MAX,
          events -> {
            String[] row = told.get(events.enterprise().text());
            Instant asOf = Instant.EPOCH.plus(Long.parseLong(row[1]), ChronoUnit.MICROS);
            Peers epoch = epochs.of(DayBegins.dayOf(asOf));
            TagValue then =
                evaluator
                    .evaluateAsOf(
                        events.enterprise(), events.events(), asOf, 0, epoch, StaleTags.NONE)
                    .tags()
                    .get(Z);
            TagValue stored =
                row[2].isEmpty()
                    ? new TagValue.Missing()
                    : new TagValue.Quantity(Double.parseDouble(row[2]));
            assertThat(then).as(events.enterprise().text()).isEqualTo(stored);
            compared[0] += then instanceof TagValue.Quantity ? 1 : 0;
          });
    }
    assertThat(compared[0]).as("enterprises held against their peers").isGreaterThan(200);
  }

  private static WarehouseSettings warehouse(String database) {
    return new WarehouseSettings(
        rig.engine().url(), rig.engine().user(), rig.engine().password(), database);
  }

  private static void assertEverythingIsThere(List<EnterpriseEvent> events) throws Exception {
    Views rough = new Views(rig.engine(), "rough");
    long told = events.stream().map(e -> List.of(e.key(), e.revision())).distinct().count();
    assertThat(rough.count("event", "1")).isEqualTo(told);
    assertThat(rough.count("enterprise", "enrolled")).isEqualTo(400);
    assertThat(rough.count("alert", "risk = 'fundraising'")).isGreaterThanOrEqualTo(40);
    assertThat(rough.count("dead_letter", "reason = 'malformed'")).isEqualTo(1);
  }

  private static LogPublisher publisher() {
    Clock system = Clock.systemUTC();
    Clock clock = Clock.offset(system, Duration.between(system.instant(), NOW));
    return LogPublisher.open(rig.bootstrap(), directory, () -> 1, clock);
  }

  private static void publishMalformed() {
    publish(new ProducerRecord<>(Topics.EVENTS, 0, "k".getBytes(UTF_8), "junk".getBytes(UTF_8)));
  }

  private static void publish(ProducerRecord<byte[], byte[]> record) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", rig.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused = producer.send(record);
    }
  }
}
