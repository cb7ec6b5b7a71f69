package cn.financebrain.store;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.Histogram;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts enrolled enterprises by bins, in ClickHouse: what comes back is as long as the bins are
 * many, however large the city is.
 */
public final class DriftCounts implements AutoCloseable {
  /** Tags counted by one query, so that its text stays far below what a server takes. */
  private static final int TAGS_PER_QUERY = 50;

  private static final String SCORED =
      """
      enterprise IN (SELECT enterprise FROM enterprise_log FINAL WHERE enrolled)
      AND enterprise IN (
        SELECT enterprise FROM latest_score_log FINAL
        WHERE risk = ? AND model = ? AND unscored = ''
      )
      """;

  private final Session session;

  private DriftCounts(Session session) {
    this.session = session;
  }

  /**
   * @throws WarehouseException if the server can't be reached or refuses the user
   */
  public static DriftCounts open(WarehouseSettings settings) {
    return new DriftCounts(Session.open(settings));
  }

  /**
   * The last scores of a risk.
   *
   * @param index of those that the model scored, before rules
   * @param unscored of the others: how many for which reason, and {@code other_model} for those
   *     whose last score is of another model or that have none yet
   */
  public record Scores(Histogram index, SortedMap<String, Long> unscored) {
    public long allUnscored() {
      return unscored.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The tags, as they were last evaluated, of the enterprises that a model scores. Those that it
   * can't score are not whom it was made for, and are told as unscored.
   *
   * @param bins by tag, which must have a column
   */
  public SortedMap<String, Histogram> tags(Risk risk, String model, Map<String, Bins> bins) {
    SortedMap<String, Histogram> counted = new TreeMap<>();
    List<String> tags = bins.keySet().stream().sorted().toList();
    for (int from = 0; from < tags.size(); from += TAGS_PER_QUERY) {
      List<String> some = tags.subList(from, Math.min(tags.size(), from + TAGS_PER_QUERY));
      session.each(
          "SELECT %s FROM enterprise_tag_log FINAL WHERE %s"
              .formatted(
                  some.stream()
                      .map(tag -> counts(bins.get(tag), bin(Quote.name(tag), bins.get(tag))))
                      .collect(Collectors.joining(",\n")),
                  SCORED),
          List.of(risk.id(), model),
          row -> {
            for (int i = 0; i < some.size(); i++) {
              counted.put(some.get(i), histogram(bins.get(some.get(i)), row, i + 1));
            }
          });
    }
    return counted;
  }

  /**
   * The last score of every enrolled enterprise.
   *
   * @param bins of the index
   */
  public Scores scores(Risk risk, String model, Bins.Numbers bins) {
    List<Histogram> index = new ArrayList<>();
    SortedMap<String, Long> unscored = new TreeMap<>();
    session.each(
        """
        SELECT multiIf(score.enterprise = '' OR (unscored = '' AND model != ?), 'other_model',
            unscored) AS why,
          count(), %s
        FROM (SELECT enterprise FROM enterprise_log FINAL WHERE enrolled) AS enrolled
        LEFT JOIN (
          SELECT enterprise, unscored, model, ifNull(model_index, risk_index) AS said
          FROM latest_score_log FINAL WHERE risk = ?
        ) AS score ON score.enterprise = enrolled.enterprise
        GROUP BY why
        """
            .formatted(counts(bins, bin("said", bins))),
        List.of(model, risk.id()),
        row -> {
          if (row.getString(1).isEmpty()) {
            index.add(histogram(bins, row, 3));
          } else {
            unscored.put(row.getString(1), row.getLong(2));
          }
        });
    return new Scores(
        index.isEmpty() ? Histogram.of(bins, IntStream.empty()) : index.get(0), unscored);
  }

  /** An array with the count of each bin. */
  private static String counts(Bins bins, String bin) {
    return "countResample(0, %d, 1)(1, %s)".formatted(bins.size(), bin);
  }

  /** The bin of a column's value. */
  private static String bin(String column, Bins bins) {
    String known;
    if (bins instanceof Bins.Numbers numbers) {
      known =
          IntStream.range(0, numbers.edges().size())
                  .mapToObj(b -> "%s < %s, %d, ".formatted(column, numbers.edges().get(b), b))
                  .collect(Collectors.joining())
              + numbers.edges().size();
    } else if (bins instanceof Bins.Codes codes) {
      known =
          IntStream.range(0, codes.codes().size())
                  .mapToObj(
                      b -> "%s = %s, %d, ".formatted(column, Quote.text(codes.codes().get(b)), b))
                  .collect(Collectors.joining())
              + codes.others();
    } else {
      known = "%s, 1, 0".formatted(column);
    }
    return "toUInt16(multiIf(isNull(%s), %d, %s))".formatted(column, bins.unknown(), known);
  }

  private static Histogram histogram(Bins bins, ResultSet row, int column) throws SQLException {
    return new Histogram(
        bins,
        Arrays.of(row.getArray(column)).stream()
            .map(count -> Long.parseLong(count.toString()))
            .toList());
  }

  @Override
  public void close() {
    session.close();
  }
}
