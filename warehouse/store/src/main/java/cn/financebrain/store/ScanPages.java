package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.scan.Scan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What scans found, for people. Every query names the regions that whoever asks may see. Safe for
 * several threads. Every method throws {@link WarehouseException} if the server can't be reached or
 * refuses.
 */
public final class ScanPages implements AutoCloseable {
  private static final String SCORE_COLUMNS =
      """
      enterprise, risk, name, region, industry, unscored, probability, risk_index, band, coverage,
      reason_tag, reason_value, reason_contribution, rule
      """;

  /** The bands in their order; what is not among them (no score) comes before all. */
  private static final String RANK = "indexOf(['green', 'blue', 'yellow', 'orange', 'red'], %s)";

  private final Session session;

  private ScanPages(Session session) {
    this.session = session;
  }

  /**
   * @throws WarehouseException if the server can't be reached or refuses the user
   */
  public static ScanPages open(WarehouseSettings settings) {
    return new ScanPages(Session.open(settings));
  }

  public Optional<Scan> find(String scan) {
    return ScanRows.find(session, scan);
  }

  /** The same, with when its state was told. */
  public Optional<ToldScan> told(String scan) {
    return ScanRows.told(session, scan);
  }

  /** The newest scans first. */
  public List<Scan> list(int limit) {
    return ScanRows.newest(session, limit);
  }

  /** The column by which enterprises are counted. */
  public enum Group {
    /** The first six digits of the region code. */
    REGION,
    INDUSTRY
  }

  /** Enterprises by risk, group and band, in the order of risk and group. */
  public List<ScanCount> counts(String scan, Group group, Regions regions) {
    Where where = regions.narrow(new Where().and("scan = ?", scan));
    String column = group.name().toLowerCase(Locale.ROOT);
    return session.list(
        """
        SELECT risk, %1$s, band, count() FROM scan_score_log FINAL %2$s
        GROUP BY risk, %1$s, band ORDER BY risk, %1$s, band
        """
            .formatted(column, where.sql()),
        where.parameters(),
        row ->
            new ScanCount(
                Risk.ofId(row.getString(1)), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /**
   * Which results are listed.
   *
   * @param band {@code red} to {@code green}; empty for all with and without a score
   * @param region leading digits; empty for all
   * @param industry class letter; empty for all
   */
  public record Filter(Risk risk, String band, String region, String industry) {
    private Where where(String scan) {
      Where where = new Where().and("scan = ?", scan).and("risk = ?", risk.id());
      if (!band.isEmpty()) {
        where.and("band = ?", band);
      }
      if (!region.isEmpty()) {
        where.and("startsWith(region, ?)", region);
      }
      return industry.isEmpty() ? where : where.and("industry = ?", industry);
    }
  }

  /** The results of a scan, the highest index first, those without a score at the end. */
  public List<ScannedScore> top(
      String scan, Filter filter, Regions regions, int offset, int limit) {
    List<ScannedScore> found = new ArrayList<>();
    each(scan, filter, regions, " LIMIT %d OFFSET %d".formatted(limit, offset), found::add);
    return found;
  }

  /** As {@link #top}, all of them. */
  public void all(String scan, Filter filter, Regions regions, Consumer<ScannedScore> told) {
    each(scan, filter, regions, "", told);
  }

  private void each(
      String scan, Filter filter, Regions regions, String limit, Consumer<ScannedScore> told) {
    Where where = regions.narrow(filter.where(scan));
    session.each(
        """
        SELECT %s FROM scan_score_log FINAL %s
        ORDER BY risk_index DESC NULLS LAST, enterprise %s
        """
            .formatted(SCORE_COLUMNS, where.sql(), limit),
        where.parameters(),
        row -> told.accept(score(row, "")));
  }

  /** How many results {@link #all} tells. */
  public long count(String scan, Filter filter, Regions regions) {
    Where where = regions.narrow(filter.where(scan));
    return session
        .first(
            "SELECT count() FROM scan_score_log FINAL " + where.sql(),
            where.parameters(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  /** How many enterprises changed between two scans, by kind and the band they are in now. */
  public List<ScanCount> changeCounts(String before, String after, Regions regions) {
    Compared compared = new Compared(before, after, regions);
    return session.list(
        """
        SELECT risk, kind, band, count() FROM (
          SELECT risk, %s AS kind, if(y_band = '', x_band, y_band) AS band %s)
        WHERE kind != '' GROUP BY risk, kind, band ORDER BY risk, kind, band
        """
            .formatted(Compared.KIND, compared.from()),
        compared.parameters(),
        row ->
            new ScanCount(
                Risk.ofId(row.getString(1)), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /**
   * The enterprises that changed between two scans, those that are highest now first.
   *
   * @param kind empty for all
   * @param limit 0 for all of them
   */
  public void changes(
      String before,
      String after,
      Optional<ScanChange.Kind> kind,
      Regions regions,
      int limit,
      Consumer<ScanChange> told) {
    Compared compared = new Compared(before, after, regions);
    List<Object> parameters = new ArrayList<>(compared.parameters());
    kind.ifPresent(only -> parameters.add(Codes.of(only)));
    session.each(
        """
        SELECT *, %s AS kind %s WHERE kind != '' %s
        ORDER BY greatest(ifNull(x_risk_index, -1), ifNull(y_risk_index, -1)) DESC, enterprise, risk
        %s
        """
            .formatted(
                Compared.KIND,
                compared.from(),
                kind.isPresent() ? "AND kind = ?" : "",
                limit > 0 ? "LIMIT " + limit : ""),
        parameters,
        row -> told.accept(change(row)));
  }

  /** Two scans side by side; each shows of its enterprises those of the regions. */
  private record Compared(String before, String after, Regions regions) {
    static final String KIND =
        """
        multiIf(x_band = '' AND y_band = '', '', x_band = '', 'appeared', y_band = '', 'vanished',
          %s < %s, 'rose', %s > %s, 'fell', '')
        """
            .formatted(
                RANK.formatted("x_band"),
                RANK.formatted("y_band"),
                RANK.formatted("x_band"),
                RANK.formatted("y_band"));

    private Where where(String scan) {
      return regions.narrow(new Where().and("scan = ?", scan));
    }

    String from() {
      return "FROM (%s) AS x FULL OUTER JOIN (%s) AS y USING (enterprise, risk)"
          .formatted(side("x", before), side("y", after));
    }

    private String side(String prefix, String scan) {
      String columns =
          Stream.of(
                  "name",
                  "region",
                  "industry",
                  "unscored",
                  "probability",
                  "risk_index",
                  "band",
                  "coverage",
                  "reason_tag",
                  "reason_value",
                  "reason_contribution",
                  "rule")
              .map(column -> "%s AS %s_%s".formatted(column, prefix, column))
              .reduce(
                  "enterprise, risk, true AS %s_there".formatted(prefix), (a, b) -> a + ", " + b);
      return "SELECT %s FROM scan_score_log FINAL %s".formatted(columns, where(scan).sql());
    }

    List<Object> parameters() {
      return Stream.of(before, after).flatMap(each -> where(each).parameters().stream()).toList();
    }
  }

  private static ScanChange change(ResultSet row) throws SQLException {
    return new ScanChange(
        ScanChange.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        EnterpriseId.parse(row.getString("enterprise")),
        Risk.ofId(row.getString("risk")),
        row.getBoolean("x_there") ? Optional.of(score(row, "x_")) : Optional.empty(),
        row.getBoolean("y_there") ? Optional.of(score(row, "y_")) : Optional.empty());
  }

  private static ScannedScore score(ResultSet row, String prefix) throws SQLException {
    List<?> tags = Arrays.of(row, prefix + "reason_tag");
    List<?> values = Arrays.of(row, prefix + "reason_value");
    List<?> weights = Arrays.of(row, prefix + "reason_contribution");
    List<ScannedScore.Weight> reasons = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      reasons.add(
          new ScannedScore.Weight(
              tags.get(i).toString(),
              values.get(i).toString(),
              ((Number) weights.get(i)).doubleValue()));
    }
    return new ScannedScore(
        EnterpriseId.parse(row.getString("enterprise")),
        Risk.ofId(row.getString("risk")),
        row.getString(prefix + "name"),
        row.getString(prefix + "region"),
        row.getString(prefix + "industry"),
        row.getString(prefix + "unscored"),
        number(row, prefix + "probability"),
        number(row, prefix + "risk_index"),
        row.getString(prefix + "band"),
        row.getDouble(prefix + "coverage"),
        reasons,
        Arrays.of(row, prefix + "rule").stream().map(Object::toString).toList());
  }

  private static double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  @Override
  public void close() {
    session.close();
  }
}
