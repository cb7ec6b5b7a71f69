package cn.financebrain.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalenessTest {
  private static final List<FeedAgreement> FEEDS =
      List.of(
          feed("city/tax", "tax.assessed", "tax.filing_overdue"),
          feed("office/tax", "tax.assessed"),
          feed("city/complaint", "complaint.filed"));

  private static FeedAgreement feed(String name, String... types) {
    return new FeedAgreement(name, name, List.of(types), Feed.ZONE, Optional.empty(), Period.ZERO);
  }

  private static FeedFinding finding(String feed, Kind kind, Severity severity) {
    return FeedFinding.open(feed, kind, "", severity, Instant.EPOCH, "迟到", "late");
  }

  private static FeedFinding late(String feed) {
    return finding(feed, Kind.FRESHNESS, Severity.WARNING);
  }

  @Test
  void whereNothingIsWrongNothingIsStale() {
    assertThat(Staleness.of(FEEDS, List.of())).isEqualTo(StaleTypes.NONE);
  }

  @Test
  void aTypeIsStaleWhenAllFeedsThatTellOfItAre() {
    StaleTypes one = Staleness.of(FEEDS, List.of(late("city/tax")));
    StaleTypes both = Staleness.of(FEEDS, List.of(late("city/tax"), late("office/tax")));

    assertThat(one.feeds().keySet()).containsExactly("tax.filing_overdue");
    assertThat(both.feeds().keySet()).containsExactly("tax.assessed", "tax.filing_overdue");
    assertThat(both.feeds().get("tax.assessed")).containsExactly("city/tax", "office/tax");
  }

  /** With a warning of these the data is there, if more or less of it than usual. */
  @ParameterizedTest
  @CsvSource({
    "FRESHNESS, WARNING, true",
    "FRESHNESS, ERROR, true",
    "VOLUME, WARNING, false",
    "VOLUME, ERROR, true",
    "MISSING_VALUES, WARNING, false",
    "MISSING_VALUES, ERROR, true",
    "REJECTS, WARNING, false",
    "REJECTS, ERROR, true",
    "SCHEMA_DRIFT, WARNING, false",
    "SCHEMA_DRIFT, ERROR, true",
  })
  void beingOverdueOrBrokenCounts(Kind kind, Severity severity, boolean stale) {
    StaleTypes types = Staleness.of(FEEDS, List.of(finding("city/complaint", kind, severity)));

    assertThat(types.feeds().containsKey("complaint.filed")).isEqualTo(stale);
  }
}
