package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.feed.FeedProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriterIT {
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(6);
  private static final LogPosition POSITION = new LogPosition(3, 17);

  private WarehouseSettings settings;
  private WarehouseWriter writer;
  private WarehouseReader reader;
  private WarehousePages pages;

  @BeforeEach
  void open() {
    settings = Warehouses.migrated(CATALOGUE);
    writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE);
    reader = WarehouseReader.open(Warehouses.reader(settings));
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    writer.close();
    reader.close();
    pages.close();
  }

  private List<EnterpriseEvents> allEvents() {
    List<EnterpriseEvents> all = new ArrayList<>();
    reader.eventsByEnterprise(Instant.MAX, all::add);
    return all;
  }

  @Test
  void anEventOfExtremesComesBackAsItWent() {
    EnterpriseEvent plain =
        Samples.event(
            1,
            1,
            Map.of(
                "最大", new FieldValue.Quantity(Double.MAX_VALUE),
                "最小", new FieldValue.Quantity(Double.MIN_VALUE),
                "文字", new FieldValue.Text("引号\"'\\ 换行\n制表\t 表情😀 零\u0000"),
                "长", new FieldValue.Text("温州".repeat(100_000)),
                "否", new FieldValue.Flag(false)));
    EnterpriseEvent event =
        new EnterpriseEvent(
            plain.key(),
            plain.type(),
            plain.category(),
            plain.enterprise(),
            Instant.parse("1849-01-01T00:00:00.000001Z"),
            Instant.parse("2999-12-31T23:59:59.999999Z"),
            plain.arrivalTime(),
            Integer.MAX_VALUE,
            true,
            Integer.MAX_VALUE,
            plain.data());
    WarehouseRow.EventRow row =
        new WarehouseRow.EventRow(event, new LogPosition(Integer.MAX_VALUE, Long.MAX_VALUE));
    writer.write(List.of(row));
    assertThat(pages.events(event.enterprise(), List.of(event.key()))).containsExactly(row);
  }

  @Test
  void tagsOfEveryKindAndMissingOnesComeBack() {
    List<TagValue> values =
        List.of(
            new TagValue.Quantity(0.1 + 0.2),
            new TagValue.Code("J 金融业"),
            new TagValue.Truth(false),
            new TagValue.Missing(),
            new TagValue.Missing(),
            new TagValue.Missing());
    writer.write(
        List.of(new WarehouseRow.TagRow(Samples.enterprise(1), Samples.NOON, 2, POSITION, values)));
    TagSnapshot tags = pages.tags(Samples.enterprise(1)).orElseThrow();
    assertThat(tags.asOf()).isEqualTo(Samples.NOON);
    assertThat(tags.release()).isEqualTo(2);
    assertThat(tags.entries()).extracting(TagSnapshot.Entry::spec).isEqualTo(CATALOGUE);
    assertThat(tags.entries()).extracting(TagSnapshot.Entry::value).isEqualTo(values);
  }

  @Test
  void tagValuesThatDoNotFitTheCatalogueAreRefused() {
    assertThatThrownBy(
            () ->
                writer.write(
                    List.of(
                        new WarehouseRow.TagRow(
                            Samples.enterprise(1),
                            Samples.NOON,
                            0,
                            POSITION,
                            List.of(new TagValue.Missing())))))
        .hasMessageContaining("1 tag values, expected the catalogue's 6");
  }

  @Test
  void scoresAndTheLackOfThemComeBack() {
    Score scored = Samples.scored(1, Risk.FUNDRAISING, Samples.NOON);
    Score unscored =
        new Score.Unscored(
            Samples.enterprise(1), Risk.DEFAULT, Samples.NOON, 3, Score.Why.LOW_COVERAGE, 0.25);
    writer.write(
        List.of(
            new WarehouseRow.ScoreRow(scored, POSITION),
            new WarehouseRow.ScoreRow(unscored, POSITION)));
    assertThat(pages.latestScores(Samples.enterprise(1)))
        .containsExactlyInAnyOrder(scored, unscored);
    assertThat(pages.scoreAt(Samples.enterprise(1), Risk.FUNDRAISING, Samples.NOON))
        .contains(new StoredScore(scored, POSITION));
    assertThat(pages.scoreAt(Samples.enterprise(1), Risk.FUNDRAISING, Samples.NOON.minusMillis(1)))
        .isEmpty();
  }

  @Test
  void alertsOfEveryCauseComeBack() {
    List<Alert> alerts =
        List.of(
            Samples.alert(1, new Alert.Cause.FirstScore(Band.RED), Band.RED, "330302", 4),
            Samples.alert(1, new Alert.Cause.HardRule("规则一"), Band.RED, "330302", 3),
            Samples.alert(1, new Alert.Cause.BandRise(Band.BLUE, Band.RED), Band.RED, "", 2),
            Samples.alert(1, new Alert.Cause.SharpChange(1.0 / 3, 60), Band.ORANGE, "", 1));
    writer.write(alerts.stream().map(alert -> new WarehouseRow.AlertRow(alert, POSITION)).toList());
    assertThat(pages.alertsOf(Samples.enterprise(1)))
        .extracting(StoredAlert::alert)
        .isEqualTo(alerts);
  }

  @Test
  void whatElseIsWrittenComesBack() {
    DeadLetter letter = refused(7, Samples.NOON);
    FeedRun run =
        new FeedRun(
            "税务",
            "文件.csv",
            Samples.NOON,
            Samples.NOON.plusSeconds(5),
            13,
            7,
            1,
            3,
            Map.of(RejectReason.BAD_NUMBER, 1L, RejectReason.FUTURE_DATE, 1L));
    FeedAgreement agreement =
        new FeedAgreement(
            "税务",
            "逾期申报",
            List.of("tax.filing_overdue"),
            ZoneId.of("Asia/Shanghai"),
            Optional.of(Cadence.parse("monthly")),
            Period.ofDays(3));
    FeedProfile profile =
        new FeedProfile(
            agreement,
            Map.of(LocalDate.of(2026, 6, 1), 3L, LocalDate.of(2026, 6, 2), 4L),
            Map.of());
    WarehouseRow.EnterpriseRow enterprise =
        new WarehouseRow.EnterpriseRow(
            Samples.enterprise(1), "温州某某公司", "330302", "J", true, POSITION);
    writer.write(
        List.of(
            new WarehouseRow.DeadLetterRow(letter),
            new WarehouseRow.FeedLoadRow(new FeedLoad(run, profile)),
            enterprise,
            new WarehouseRow.ProgressRow(POSITION, Samples.NOON)));
    assertThat(pages.letters(LetterFilter.ALL, Optional.empty(), 10))
        .extracting(StoredLetter::letter)
        .containsExactly(letter);
    assertThat(pages.feedHealth())
        .containsExactly(
            new FeedHealth(
                "税务",
                Optional.of(agreement),
                Optional.of(LocalDate.of(2026, 6, 2)),
                Optional.of(run),
                1,
                7,
                Optional.empty(),
                0));
    assertThat(pages.enterprise(Samples.enterprise(1))).contains(enterprise);
    assertThat(reader.positionsReached()).containsExactly(Map.entry(3, 17L));
  }

  @Test
  void theHealthOfAFeedCountsEachLetterOfThirtyDaysOnce() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    for (Duration ago : List.of(Duration.ofDays(40), Duration.ofHours(3), Duration.ofHours(1))) {
      writer.write(
          List.of(
              new WarehouseRow.DeadLetterRow(refused(1, now.minus(ago))),
              new WarehouseRow.DeadLetterRow(refused(ago.toDays() > 30 ? 2 : 3, now.minus(ago)))));
    }

    assertThat(pages.feedHealth())
        .extracting(FeedHealth::feed, FeedHealth::deadLetters)
        .containsExactly(tuple("税务", 2L));
  }

  private static DeadLetter refused(long line, Instant at) {
    return new DeadLetter("税务", "文件.csv", line, "金额", RejectReason.BAD_NUMBER, "读到 'x'", "原文", at);
  }

  @Test
  void peersComeBackByGroupAndDay() {
    List<PeerEpoch> told =
        List.of(
            new PeerEpoch("reg_z", List.of("J"), -400, "", 3, 1.5, 0),
            new PeerEpoch("reg_z", List.of("J"), 20_000, "one", 21, 1.25, 0.5),
            new PeerEpoch("reg_z", List.of("J"), 20_000, "two", 22, 2.5, 1),
            new PeerEpoch("reg_z", List.of("J", "66"), 19_999, "one", 1, 2, 0));
    told.forEach(
        row ->
            writer.write(
                List.of(
                    new WarehouseRow.PeerRow(
                        row.tag(),
                        row.codes(),
                        row.day(),
                        row.definition(),
                        row.members(),
                        row.mean(),
                        row.deviation()))));

    List<PeerEpoch> all = new ArrayList<>();
    Function<String, Optional<String>> one = tag -> Optional.of("one");
    reader.peersUpTo(20_000, one, all::add);
    List<PeerEpoch> before = new ArrayList<>();
    reader.peersUpTo(19_999, one, before::add);
    List<PeerEpoch> unknown = new ArrayList<>();
    reader.peersUpTo(20_000, tag -> Optional.empty(), unknown::add);

    assertThat(all).containsExactly(told.get(0), told.get(1), told.get(3));
    assertThat(before).containsExactly(told.get(0), told.get(3));
    assertThat(unknown).isEmpty();
    assertThat(pages.peersOf(Map.of("reg_z", Set.of(List.of("J"))), 20_000))
        .as("of one group, the newest of each definition")
        .containsExactly(told.get(0), told.get(1), told.get(2));
    assertThat(pages.peersOf(Map.of("reg_z", Set.of(List.of("J"), List.of("J", "66"))), 19_999))
        .containsExactly(told.get(0), told.get(3));
    assertThat(pages.peersOf(Map.of(), 20_000)).isEmpty();
  }

  @Test
  void tagsThatAreNotFilledYetAreToldUntilTheyAre() {
    FillingTag added = new FillingTag(CATALOGUE.get(0), true, 3);
    FillingTag changed = new FillingTag(CATALOGUE.get(1), false, 3);
    FillingTag further = new FillingTag(CATALOGUE.get(0), true, 40);
    try (WarehouseOverview overview = WarehouseOverview.open(settings)) {
      FillingTags.tell(settings, "one", List.of(added, changed), Instant.ofEpochSecond(10));
      assertThat(overview.fillingTags()).containsExactly(added, changed);

      FillingTags.tell(settings, "two", List.of(further), Instant.ofEpochSecond(20));
      assertThat(overview.fillingTags()).containsExactly(further);

      FillingTags.end(settings, Instant.ofEpochSecond(30));
      assertThat(overview.fillingTags()).isEmpty();
    }
  }

  private static List<WarehouseRow> everything(int enterprises) {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < enterprises; i++) {
      LogPosition position = new LogPosition(i % 8, i);
      rows.add(Samples.eventRow(i, 0, i));
      rows.add(Samples.tagRow(i, i, CATALOGUE));
      rows.add(
          new WarehouseRow.TagChangeRow(
              Samples.enterprise(i),
              "tag_000",
              Samples.NOON,
              new TagValue.Missing(),
              new TagValue.Quantity(i),
              position));
      rows.add(new WarehouseRow.ScoreRow(Samples.scored(i, Risk.DEFAULT, Samples.NOON), position));
      rows.add(
          new WarehouseRow.AlertRow(
              Samples.alert(i, new Alert.Cause.HardRule("r"), Band.RED, "330302", 0), position));
      rows.add(new WarehouseRow.ProgressRow(position, Samples.NOON));
    }
    return rows;
  }

  @Test
  void whatIsWrittenAgainInOtherBatchesIsReadOnce() {
    List<WarehouseRow> rows = everything(50);
    writer.write(rows);
    Map<String, Long> counts = reader.rowCounts();
    List<EnterpriseEvents> events = allEvents();
    List<StoredAlert> alerts = pages.alerts(AlertFilter.ALL, Optional.empty(), 100);

    writer.write(rows);
    writer.write(rows.subList(0, 111));
    writer.write(rows.subList(97, rows.size()));

    assertThat(counts)
        .containsEntry("event", 50L)
        .containsEntry("enterprise_tag", 50L)
        .containsEntry("enterprise_tag_change", 50L)
        .containsEntry("score", 50L)
        .containsEntry("latest_score", 50L)
        .containsEntry("alert", 50L)
        .containsEntry("log_progress", 8L);
    assertThat(reader.rowCounts()).isEqualTo(counts);
    assertThat(allEvents()).isEqualTo(events);
    assertThat(pages.alerts(AlertFilter.ALL, Optional.empty(), 100))
        .as("also when each alert was first stored")
        .isEqualTo(alerts);
  }

  @Test
  void olderRowsThatComeLateDoNotReplaceNewerOnes() {
    writer.write(List.of(Samples.tagRow(1, 20, CATALOGUE)));
    writer.write(List.of(Samples.tagRow(1, 10, CATALOGUE)));
    assertThat(pages.tags(Samples.enterprise(1)).orElseThrow().asOf())
        .isEqualTo(Samples.tagRow(1, 20, CATALOGUE).asOf());
    writer.write(List.of(new WarehouseRow.ProgressRow(new LogPosition(0, 9), Samples.NOON)));
    writer.write(List.of(new WarehouseRow.ProgressRow(new LogPosition(0, 4), Samples.NOON)));
    assertThat(reader.positionsReached()).containsExactly(Map.entry(0, 9L));
  }

  @Test
  void ofOneRevisionToldTwiceTheFirstInTheLogIsKeptWhicheverIsWrittenFirst() {
    writer.write(List.of(Samples.eventRow(1, 0, 8)));
    writer.write(List.of(Samples.eventRow(1, 0, 5)));
    writer.write(List.of(Samples.eventRow(1, 0, 9)));
    assertThat(pages.latestEvents(Samples.enterprise(1), Optional.empty(), Optional.empty(), 10))
        .containsExactly(Samples.eventRow(1, 0, 5));
  }

  @Test
  void aRetractedEventIsNotListedButStaysToBeRead() {
    EnterpriseEvent event = Samples.event(1, 0);
    EnterpriseEvent retraction = Samples.revised(event, 1, true);
    writer.write(
        List.of(
            new WarehouseRow.EventRow(event, new LogPosition(0, 1)),
            new WarehouseRow.EventRow(retraction, new LogPosition(0, 2))));
    assertThat(pages.latestEvents(Samples.enterprise(1), Optional.empty(), Optional.empty(), 10))
        .isEmpty();
    assertThat(allEvents())
        .containsExactly(new EnterpriseEvents(Samples.enterprise(1), List.of(event, retraction)));
  }

  @Test
  void onlyThoseWithARegistrationOrStatementAreEnrolled() {
    writer.write(
        List.of(Samples.eventRow(3, 0, 1), Samples.eventRow(2, 1, 2), Samples.eventRow(1, 0, 3)));
    assertThat(reader.enrolledEnterprises())
        .containsExactly(Samples.enterprise(1), Samples.enterprise(3));
  }

  @Test
  void anAsOfReadSeesWhatWasAvailableByThen() {
    EnterpriseEvent event = Samples.event(1, 0);
    writer.write(List.of(Samples.eventRow(1, 0, 1)));
    List<EnterpriseEvents> before = new ArrayList<>();
    reader.eventsByEnterprise(event.availableTime().minusNanos(1_000), before::add);
    List<EnterpriseEvents> at = new ArrayList<>();
    reader.eventsByEnterprise(event.availableTime(), at::add);
    assertThat(before).isEmpty();
    assertThat(at).hasSize(1);
  }
}
