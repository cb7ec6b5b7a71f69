package cn.financebrain.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.feed.FeedFinding;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class VolumeLawsTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  @Property
  void aPeriodOfTheUsualSizeNeverOpensAFinding(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 100_000) Long> weeks,
      @ForAll @IntRange(max = 6) int weekday) {
    Feed feed = feed(weeks, weekday);
    List<Long> lastTwelve = weeks.subList(Math.max(0, weeks.size() - 12), weeks.size());
    feed.day(MONDAY.plusWeeks(weeks.size()).plusDays(weekday), Math.round(Median.of(lastTwelve)));
    assertThat(volume(feed, weeks.size() + 1)).isEmpty();
  }

  @Property
  void whatIsFoundDoesNotDependOnTheDaysWithinAPeriod(
      @ForAll @Size(min = 5, max = 20) List<@LongRange(min = 1, max = 100_000) Long> weeks,
      @ForAll @IntRange(max = 6) int weekday) {
    assertThat(volume(feed(weeks, weekday), weeks.size()))
        .isEqualTo(volume(feed(weeks, 0), weeks.size()));
  }

  /** Weeks after one that is not looked at, since nobody knows whether it was a whole one. */
  private static Feed feed(List<Long> weeks, int weekday) {
    Feed feed = new Feed("weekly", 0).day(MONDAY.minusDays(1), 1);
    for (int i = 0; i < weeks.size(); i++) {
      feed.day(MONDAY.plusWeeks(i).plusDays(weekday), weeks.get(i));
    }
    return feed;
  }

  private static List<FeedFinding> volume(Feed feed, int weeks) {
    return feed.judged(MONDAY.plusWeeks(weeks).toString()).stream()
        .filter(finding -> finding.kind() == FeedFinding.Kind.VOLUME)
        .toList();
  }
}
