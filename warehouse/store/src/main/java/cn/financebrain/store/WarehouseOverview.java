package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.TagSpec;
import java.time.Instant;
import java.time.LocalDate;
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

  /** Asks for nothing: whether the server answers, and what a question costs at least. */
  public void ping() {
    session.first("SELECT 1", List.of(), row -> row.getInt(1));
  }

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

  /**
   * Enrolled enterprises of a region by their latest score of a risk.
   *
   * @param region empty for those without one
   * @param band empty for those that could not be scored
   */
  public record Standing(String region, Risk risk, Optional<Band> band, long enterprises) {}

  /** Those without an enterprise, and enterprises that were never evaluated, are left out. */
  public List<Standing> standings() {
    return session.list(
        """
        SELECT region, risk, if(unscored = '', band, '') AS standing, count()
        FROM (SELECT enterprise, risk, band, unscored FROM latest_score_log FINAL) AS score
        INNER JOIN (SELECT enterprise, region FROM enterprise_log FINAL WHERE enrolled) AS enrolled
          USING enterprise
        GROUP BY region, risk, standing ORDER BY region, risk, standing
        """,
        List.of(),
        row ->
            new Standing(
                row.getString(1),
                Risk.ofId(row.getString(2)),
                Optional.of(row.getString(3)).filter(band -> !band.isEmpty()).map(Codes::band),
                row.getLong(4)));
  }

  /**
   * Alerts of a day.
   *
   * @param day in China's time
   * @param region empty for enterprises without one
   */
  public record AlertDay(LocalDate day, String region, Risk risk, Band band, long alerts) {}

  /** Reads only the days that are asked for, however many there are before them. */
  public List<AlertDay> alertDays(LocalDate from) {
    return session.list(
        """
        SELECT toString(toDate(raised_at, 'Asia/Shanghai')) AS day, region, risk, band, count()
        FROM alert_log FINAL
        WHERE raised_at >= toDateTime64(?, 6, 'Asia/Shanghai')
        GROUP BY day, region, risk, band ORDER BY day, region, risk, band
        """,
        List.of(from + " 00:00:00"),
        row ->
            new AlertDay(
                LocalDate.parse(row.getString(1)),
                row.getString(2),
                Risk.ofId(row.getString(3)),
                Codes.band(row.getString(4)),
                row.getLong(5)));
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
