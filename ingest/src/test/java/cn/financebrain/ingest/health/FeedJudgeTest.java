package cn.financebrain.ingest.health;

import static cn.financebrain.ingest.health.Feed.column;
import static cn.financebrain.ingest.health.Feed.unread;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedJudgeTest {
  private static final String LATER = "2026-02-01";

  @ParameterizedTest
  @CsvSource({
    "daily, 0, 2026-03-01, 2026-03-02, ''",
    "daily, 0, 2026-03-01, 2026-03-03, WARNING",
    "daily, 2, 2026-03-01, 2026-03-04, ''",
    "daily, 2, 2026-03-01, 2026-03-05, WARNING",
    "daily, 2, 2026-03-01, 2026-03-06, ERROR",
    "weekly, 1, 2026-03-01, 2026-03-09, ''",
    "weekly, 1, 2026-03-01, 2026-03-10, WARNING",
    "monthly, 3, 2026-01-31, 2026-03-03, ''",
    "monthly, 3, 2026-01-31, 2026-03-04, WARNING",
    "yearly, 0, 2025-03-01, 2027-03-01, WARNING",
    "yearly, 0, 2025-03-01, 2027-03-02, ERROR",
    "'', 0, 2020-01-01, 2026-03-01, ''",
  })
  void dataIsLateByWhatWasAgreed(
      String cadence, int grace, String newest, String asOf, String severity) {
    List<String> found = new Feed(cadence, grace).day(newest, 5).told(asOf);
    assertThat(found).isEqualTo(severity.isEmpty() ? List.of() : List.of("FRESHNESS  " + severity));
  }

  @Test
  void whatNeverCameIsLateFromTheFirstLoadOn() {
    Feed feed = new Feed("weekly", 0).load(0, Map.of(RejectReason.BAD_DATE, 1L));
    assertThat(feed.told("2026-01-08")).isEmpty();
    assertThat(feed.judged("2026-01-10"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.since()).isEqualTo(Instant.parse("2026-01-08T16:00:00Z"));
              assertThat(finding.chinese()).contains("从未收到数据", "每周");
              assertThat(finding.english()).contains("no data ever came");
            });
  }

  @Test
  void dataOfTheFutureMakesNothingFresh() {
    Feed feed = new Feed("daily", 0).day("2026-03-01", 5).day("2026-04-01", 5);
    assertThat(feed.told("2026-03-04")).containsExactly("FRESHNESS  ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    // months before, the last month, severity
    "'100,110,90,105', 100, ''",
    "'100,110,90,105', 151, ''",
    "'100,110,90,105', 160, WARNING",
    "'100,110,90,105', 45, WARNING",
    "'100,110,90,105', 0, ERROR",
    "'100,100,100,100', 65, ''",
    "'100,300,50,500', 450, ''",
    "'100,100,300,100,100,290,100,100', 320, ''",
    "'100,100,300,100,100,100,100,100', 320, WARNING",
    "'100,100,0,100,100,0,100,100', 0, ''",
    "'4,4,4,4', 10, ''",
    "'4,4,4,4', 11, WARNING",
    "'9,9,9,9', 0, ''",
    "'0,0,0,0', 3, ''",
    "'0,0,0,0', 4, WARNING",
    "'100,100,100', 0, ''",
  })
  void aMonthIsComparedWithThoseBefore(String before, long last, String severity) {
    Feed feed = new Feed("monthly", 5).day("2025-12-20", 7); // not a whole month
    String[] months = before.split(",", -1);
    LocalDate month = LocalDate.of(2026, 1, 1);
    for (String rows : months) {
      feed.day(month.plusDays(3), Long.parseLong(rows) / 2);
      feed.day(month.plusDays(20), Long.parseLong(rows) - Long.parseLong(rows) / 2);
      month = month.plusMonths(1);
    }
    feed.day(month.plusDays(10), last).day(month.plusMonths(1).plusDays(2), 1);

    List<String> found = feed.told(month.plusMonths(1).plusDays(5).toString());

    assertThat(found).isEqualTo(severity.isEmpty() ? List.of() : List.of("VOLUME  " + severity));
    assertThat(feed.told(month.plusMonths(1).plusDays(4).toString()))
        .as("before the grace is over")
        .isEmpty();
  }

  @Test
  void aQuietWeekendIsComparedWithWeekends() {
    Feed feed = new Feed("daily", 7);
    for (LocalDate day = LocalDate.of(2026, 3, 2); // a Monday
        day.isBefore(LocalDate.of(2026, 4, 20));
        day = day.plusDays(1)) {
      feed.day(day, day.getDayOfWeek().getValue() > 5 ? 0 : 400);
    }
    feed.day("2026-04-20", 3);
    assertThat(feed.told("2026-04-27")).isEmpty(); // Sunday 19 April is judged
    assertThat(feed.told("2026-04-28")).contains("VOLUME  WARNING"); // Monday
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 20, 1000, 20, ''",
    "1000, 20, 1000, 115, ''",
    "1000, 20, 1000, 125, WARNING",
    "1000, 20, 1000, 995, ERROR",
    "1000, 20, 99, 99, ''",
    "99, 0, 1000, 1000, ''",
    "100, 50, 100, 68, ''",
    "100, 50, 100, 75, WARNING",
  })
  void aColumnIsMissingFarMoreOftenThanUsual(
      long rowsBefore, long missingBefore, long rows, long missing, String severity) {
    List<String> found =
        new Feed("", 0)
            .load(rowsBefore, column("金额", rowsBefore, missingBefore))
            .load(rows, column("金额", rows, missing))
            .told(LATER);
    assertThat(found)
        .isEqualTo(severity.isEmpty() ? List.of() : List.of("MISSING_VALUES 金额 " + severity));
  }

  @Test
  void rowsThatComeOneByOneAreJudgedTogether() {
    Feed feed = new Feed("", 0).load(1_000, column("金额", 1_000, 0));
    for (int i = 0; i < 100; i++) {
      feed.load(1, column("金额", 1, 1));
      assertThat(feed.told(LATER)).hasSize(i < 99 ? 0 : 1);
    }
    assertThat(feed.judged(LATER)).extracting(FeedFinding::since).containsExactly(Feed.loadAt(1));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 900, 100, ''",
    "1000, 0, 890, 110, WARNING",
    "1000, 0, 400, 600, ERROR",
    "1000, 300, 900, 350, ''",
    "0, 0, 85, 15, WARNING",
    "0, 0, 50, 15, ''",
  })
  void farMoreIsRefusedThanUsual(
      long acceptedBefore, long refusedBefore, long accepted, long refused, String severity) {
    Feed feed = new Feed("", 0);
    if (acceptedBefore > 0) {
      feed.load(acceptedBefore, rejected(RejectReason.BAD_DATE, refusedBefore));
    }
    List<String> found = feed.load(accepted, rejected(RejectReason.BAD_DATE, refused)).told(LATER);
    assertThat(found)
        .isEqualTo(severity.isEmpty() ? List.of() : List.of("REJECTS bad_date " + severity));
  }

  private static Map<RejectReason, Long> rejected(RejectReason reason, long rows) {
    return rows == 0 ? Map.of() : Map.of(reason, rows);
  }

  @Test
  void aFileThatCouldNotBeReadIsToldAtOnce() {
    Feed feed =
        new Feed("", 0)
            .load(500, column("金额", 500, 0), column("日期", 500, 0))
            .load(0, Map.of(RejectReason.COLUMN_COUNT, 1L), column("金额", 0, 0));
    assertThat(feed.told(LATER))
        .containsExactly("REJECTS column_count ERROR", "SCHEMA_DRIFT 日期 ERROR");
    assertThat(feed.load(500, column("金额", 500, 0), column("日期", 500, 0)).told(LATER)).isEmpty();
  }

  @Test
  void columnsThatComeAndGoAreTold() {
    Feed feed = new Feed("", 0).load(50, column("金额", 50, 0), unread("备注"));
    assertThat(feed.told(LATER)).isEmpty();

    feed.load(50, column("金额", 50, 0), unread("电话"));
    assertThat(feed.told(LATER))
        .containsExactly("SCHEMA_DRIFT 备注 WARNING", "SCHEMA_DRIFT 电话 WARNING");

    feed.load(50, unread("备注"));
    assertThat(feed.told(LATER))
        .containsExactly("SCHEMA_DRIFT 备注 WARNING", "SCHEMA_DRIFT 金额 ERROR");
  }

  @Test
  void aChangeThatStaysBecomesTheUsual() {
    Feed feed = new Feed("", 0).load(50, column("金额", 50, 0));
    for (int i = 0; i < 3; i++) {
      feed.load(50, column("金额", 50, 0), unread("电话"));
    }
    assertThat(feed.told(LATER)).isEmpty();
  }

  @Test
  void aColumnThatHoldsSomethingElseIsTold() {
    ColumnProfile numbers = new ColumnProfile("行业", "f", true, true, 50, 0, 50, 0, 0);
    Feed feed = new Feed("", 0).load(50, column("行业", 50, 0)).load(50, numbers);
    assertThat(feed.judged(LATER))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FeedFinding.Kind.SCHEMA_DRIFT);
              assertThat(finding.chinese()).isEqualTo("列“行业”的内容由文字变为数字");
              assertThat(finding.since()).isEqualTo(Feed.loadAt(1));
            });
  }

  @Test
  void aFindingOpensStaysUnderItsIdAndCloses() {
    Feed feed = new Feed("daily", 0).day("2026-03-01", 5);
    List<FeedFinding> first = feed.judged("2026-03-03");
    assertThat(FeedJudge.changes(List.of(), first, Instant.EPOCH)).isEqualTo(first);
    assertThat(feed.judged("2026-03-03")).as("the same again").isEqualTo(first);
    assertThat(FeedJudge.changes(first, first, Instant.EPOCH)).isEmpty();

    List<FeedFinding> worse = feed.judged("2026-03-09");
    List<FeedFinding> changed = FeedJudge.changes(first, worse, Instant.EPOCH);
    assertThat(changed).singleElement().isEqualTo(first.get(0).as(worse.get(0)));
    assertThat(changed.get(0).id()).isEqualTo(first.get(0).id());

    Instant over = Instant.parse("2026-03-10T00:00:00Z");
    assertThat(FeedJudge.changes(changed, List.of(), over))
        .containsExactly(changed.get(0).closedAt(over));
  }

  @Test
  void aFindingThatComesBackIsAnotherOne() {
    FeedFinding one = new Feed("daily", 0).day("2026-03-01", 5).judged("2026-03-03").get(0);
    FeedFinding two = new Feed("daily", 0).day("2026-03-04", 5).judged("2026-03-06").get(0);
    assertThat(one.isAbout(two)).isTrue();
    assertThat(one.id()).isNotEqualTo(two.id()).hasSize(32);
  }
}
