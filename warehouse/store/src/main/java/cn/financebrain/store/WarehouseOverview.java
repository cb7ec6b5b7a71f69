package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.TagSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is in the warehouse as a whole: counts for the head of a page, and the catalogue. Safe for
 * several threads. Every method throws {@link WarehouseException} if the server can't be reached or
 * refuses.
 */
public final class WarehouseOverview implements AutoCloseable {
  private final Session session;

  private WarehouseOverview(Session session) {
    this.session = session;
  }

  public static WarehouseOverview open(WarehouseSettings settings) {
    return new WarehouseOverview(Session.open(settings));
  }

  /** Enrolled enterprises whose latest score of the risk is in the band. */
  public record BandCount(Risk risk, Band band, long enterprises) {}

  /**
   * Enrolled enterprises of a region.
   *
   * @param region 6-digit region code, empty for those without one
   */
  public record RegionCount(String region, long enterprises) {}

  /** How many enterprises are enrolled. */
  public long enrolled(Regions within) {
    Where where = enrolledIn(within);
    return session
        .first(
            "SELECT count() FROM enterprise_log FINAL " + where.sql(),
            where.parameters(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  /** Bands without an enterprise are left out. */
  public List<BandCount> bands(Regions within) {
    Where where = enrolledIn(within);
    return session.list(
        """
        SELECT risk, band, count() FROM latest_score_log FINAL
        WHERE unscored = ''
          AND enterprise IN (SELECT enterprise FROM enterprise_log FINAL %s)
        GROUP BY risk, band ORDER BY risk, band
        """
            .formatted(where.sql()),
        where.parameters(),
        row ->
            new BandCount(
                Risk.ofId(row.getString(1)), Codes.band(row.getString(2)), row.getLong(3)));
  }

  /** In the order of the codes. */
  public List<RegionCount> regions(Regions within) {
    Where where = enrolledIn(within);
    return session.list(
        """
        SELECT region, count() FROM enterprise_log FINAL %s
        GROUP BY region ORDER BY region
        """
            .formatted(where.sql()),
        where.parameters(),
        row -> new RegionCount(row.getString(1), row.getLong(2)));
  }

  private static Where enrolledIn(Regions within) {
    return within.narrow(new Where().and("enrolled"));
  }

  /** When the newest event entered the log; empty before the first. */
  public Optional<Instant> lastArrival() {
    // grouped as feed health groups it, so that the same projection answers both
    return session
        .list(
            """
            SELECT source, toUnixTimestamp64Micro(max(arrival_time)) FROM event_log GROUP BY source
            """,
            List.of(),
            row -> Micros.toInstant(row.getLong(2)))
        .stream()
        .max(Comparator.naturalOrder());
  }

  /** The newest catalogue of tags, in its order; empty before the first migration stored one. */
  public List<TagSpec> catalogue() {
    return TagCatalogue.read(session);
  }

  /** Tags of a catalogue that is being filled from history, by their ids; mostly none. */
  public List<FillingTag> fillingTags() {
    return FillingTags.read(session);
  }

  /** Every hard rule that was ever in force, in the order of their ids. */
  public List<RuleSpec> rules() {
    return RuleCatalogue.read(session);
  }

  @Override
  public void close() {
    session.close();
  }
}
