package cn.financebrain.cli.pages;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.EnterpriseFilter;
import cn.financebrain.store.EnterpriseFilter.Alerted;
import cn.financebrain.store.EnterpriseFilter.Recorded;
import cn.financebrain.store.LetterFilter;
import cn.financebrain.store.Regions;
import cn.financebrain.store.StoredLetter;
import cn.financebrain.store.TagCondition;
import cn.financebrain.store.WarehouseOverview;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each page asks of the warehouse when it opens, by the classes that the pages use. */
final class PageQueries implements AutoCloseable {
  private static final int PAGE = 51;
  private static final int POINTS = 500;
  private static final int CHANGES = 201;
  private static final TagSpec CAPITAL =
      Catalogue.bundled().tags().stream()
          .filter(tag -> tag.id().equals(CityRows.CHANGING))
          .findFirst()
          .orElseThrow();
  private static final Map<String, Double> QUANTITIES =
      CityRows.QUANTITIES.stream().collect(Collectors.toMap(tag -> tag, tag -> 5e4));
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final WarehousePages pages;
  private final WarehouseOverview overview;
  private final EnterpriseId enterprise;
  private final Instant now;

  /**
   * @param enterprise whose profile is opened
   */
  PageQueries(WarehouseSettings warehouse, EnterpriseId enterprise, Instant now) {
    this.pages = WarehousePages.open(warehouse);
    this.overview = WarehouseOverview.open(warehouse);
    this.enterprise = enterprise;
    this.now = now;
  }

  /**
   * @param page key of its name
   * @param query what of it, such as {@code list}
   */
  record PageQuery(String page, String query, Runnable run) {}

  List<PageQuery> all() {
    AlertFilter district =
        new AlertFilter(
            Optional.of(Risk.FUNDRAISING),
            Set.of(Band.RED, Band.ORANGE),
            "330381",
            "",
            Regions.EVERYWHERE);
    EnterpriseFilter severe =
        EnterpriseFilter.builder()
            .risk(Risk.FUNDRAISING)
            .bands(Set.of(Band.RED, Band.ORANGE))
            .regionPrefix("330381")
            .build();
    EnterpriseFilter risen =
        EnterpriseFilter.builder()
            .risk(Risk.FUNDRAISING)
            .alerted(new Alerted(now.minus(Duration.ofDays(90)), "", "band_rise"))
            .build();
    Instant yesterday = now.minus(Duration.ofDays(1)); // of a whole city a part
    EnterpriseFilter recorded =
        EnterpriseFilter.builder()
            .recorded(new Recorded(Category.LITIGATION, true, yesterday))
            .build();
    EnterpriseFilter changed =
        EnterpriseFilter.ALL.withTags(
            List.of(
                new TagCondition(
                    CityRows.CHANGING, TagCondition.Test.CHANGED, "1", Optional.of(yesterday))));
    EnterpriseFilter named = EnterpriseFilter.ALL.named("第4711");
    EnterpriseFilter initials = EnterpriseFilter.ALL.named("ojd4711");
    LetterFilter open =
        new LetterFilter(
            "demo/tax",
            Optional.of(RejectReason.BAD_DATE),
            Optional.of(StoredLetter.State.OPEN),
            Optional.empty());
    Optional<Risk> fundraising = Optional.of(Risk.FUNDRAISING);
    return List.of(
        of("cockpit", "regions", () -> overview.regions(Regions.EVERYWHERE)),
        of("cockpit", "standings", overview::standings),
        of(
            "cockpit",
            "alert-days",
            () -> overview.alertDays(LocalDate.ofInstant(now, CHINA).minusDays(13))),
        of("alerts", "list", () -> pages.alerts(AlertFilter.ALL, Optional.empty(), PAGE)),
        of("alerts", "filtered", () -> pages.alerts(district, Optional.empty(), PAGE)),
        of("alerts", "count", () -> pages.countAlerts(AlertFilter.ALL)),
        of("alerts", "live", () -> pages.alertsStoredSince(AlertFilter.ALL, now, PAGE)),
        of("alerts", "bands", () -> overview.bands(Regions.EVERYWHERE)),
        of("alerts", "last-event", overview::lastArrival),
        of(
            "enterprises",
            "by-index",
            () -> pages.enterprises(EnterpriseFilter.ALL, fundraising, Optional.empty(), PAGE)),
        of(
            "enterprises",
            "filtered",
            () -> pages.enterprises(severe, fundraising, Optional.empty(), PAGE)),
        of(
            "enterprises",
            "alerted",
            () -> pages.enterprises(risen, fundraising, Optional.empty(), PAGE)),
        of(
            "enterprises",
            "recorded",
            () -> pages.enterprises(recorded, fundraising, Optional.empty(), PAGE)),
        of(
            "enterprises",
            "changed",
            () -> pages.enterprises(changed, fundraising, Optional.empty(), PAGE)),
        of(
            "enterprises",
            "by-name",
            () -> pages.enterprises(named, Optional.empty(), Optional.empty(), PAGE)),
        of(
            "enterprises",
            "by-initials",
            () -> pages.enterprises(initials, Optional.empty(), Optional.empty(), PAGE)),
        of("enterprises", "count", () -> pages.countEnterprises(severe)),
        of("profile", "enterprise", () -> pages.enterprise(enterprise)),
        of("profile", "scores", () -> pages.latestScores(enterprise)),
        of("profile", "history", () -> pages.scoreHistory(enterprise, Risk.FUNDRAISING, POINTS)),
        of("profile", "tags", () -> pages.tags(enterprise)),
        of("profile", "alerts", () -> pages.alertsOf(enterprise)),
        of("profile", "events", () -> latestEvents(Optional.empty())),
        of("profile", "events-of-category", () -> latestEvents(Optional.of(Category.LITIGATION))),
        of("profile", "events-count", () -> pages.countEvents(enterprise)),
        of("profile", "tag-changes", () -> pages.tagChanges(enterprise, CAPITAL, CHANGES)),
        of("profile", "tag-peers", () -> pages.amongPeers(enterprise, Map.of(CAPITAL.id(), 1.0))),
        of("profile", "board-peers", () -> pages.amongPeers(enterprise, QUANTITIES)),
        of("profile", "feeds", () -> pages.feedsOf(enterprise)),
        of("rejects", "list", () -> pages.letters(LetterFilter.ALL, Optional.empty(), PAGE)),
        of("rejects", "open", () -> pages.letters(open, Optional.empty(), PAGE)),
        of("rejects", "count", () -> pages.letterCount(open)),
        of("rejects", "counts", pages::letterCounts),
        of("feeds", "health", pages::feedHealth),
        of("feeds", "findings", pages::openFeedFindings));
  }

  private void latestEvents(Optional<Category> category) {
    pages.latestEvents(enterprise, category, Optional.empty(), PAGE);
  }

  private static PageQuery of(String page, String query, Runnable run) {
    return new PageQuery(page, query, run);
  }

  @Override
  public void close() {
    pages.close();
    overview.close();
  }
}
