package cn.financebrain.store;

import cn.financebrain.contract.Risk;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds what a challenger said against what the champion said of the same enterprises at the same
 * records of the log, and both against what became known of them.
 */
public final class ModelComparison implements AutoCloseable {
  /** An index from which on an enterprise is alerted: orange and red. */
  private static final int ALERTED = 60;

  /**
   * Champion and challenger where both scored, record by record, from the challenger's first score
   * on. Indices are those of the models, before any rule: models are compared.
   */
  private static final String PAIRS =
      """
      SELECT champion.enterprise AS enterprise, champion.as_of AS as_of, champion.model AS champion,
        champion.probability AS p, challenger.probability AS q,
        champion.i AS i, challenger.j AS j
      FROM (
        SELECT enterprise, as_of, log_partition, log_offset, model, probability,
          coalesce(model_index, risk_index) AS i
        FROM score_log FINAL
        WHERE risk = ? AND unscored = '' AND as_of >= (
          SELECT min(as_of) FROM shadow_score_log WHERE risk = ? AND model = ?
        )
      ) AS champion
      INNER JOIN (
        SELECT enterprise, as_of, log_partition, log_offset, probability, risk_index AS j
        FROM shadow_score_log FINAL WHERE risk = ? AND model = ? AND unscored = ''
      ) AS challenger
      USING (enterprise, as_of, log_partition, log_offset)
      """;

  private final Session session;

  private ModelComparison(Session session) {
    this.session = session;
  }

  /**
   * A month of scores of both.
   *
   * @param month its first day
   * @param champion id of the model that was the champion
   * @param records records of the log at which both scored
   * @param rankCorrelation Spearman's, of the indices; NaN where it is not defined
   * @param meanDifference mean absolute difference of the indices, 0 to 100
   * @param both records at which both were orange or red
   * @param onlyChampion records at which the champion alone was
   * @param onlyChallenger records at which the challenger alone was
   */
  public record Month(
      LocalDate month,
      String champion,
      long records,
      double rankCorrelation,
      double meanDifference,
      long both,
      long onlyChampion,
      long onlyChallenger) {}

  /**
   * Both against labels, by the last scores at or before each label's instant.
   *
   * @param selection how the labelled enterprises came to be looked at
   * @param meanLagDays mean time until a label became known
   */
  public record OnLabels(
      String selection,
      long labels,
      long positives,
      double meanLagDays,
      Quality champion,
      Quality challenger) {}

  /**
   * @param auc area under the ROC curve
   * @param averagePrecision area under the precision-recall curve
   * @param alerted enterprises that were orange or red
   * @param hits positives among them
   */
  public record Quality(double auc, double averagePrecision, long alerted, long hits) {}

  /**
   * @throws WarehouseException if the server can't be reached or refuses the user
   */
  public static ModelComparison open(WarehouseSettings settings) {
    return new ModelComparison(Session.open(settings));
  }

  /** Month by month, by champion. */
  public List<Month> months(Risk risk, String challenger) {
    return session.list(
        """
        SELECT toString(toStartOfMonth(as_of)), champion, count(), rankCorr(i, j), avg(abs(i - j)),
          countIf(i >= %1$d AND j >= %1$d), countIf(i >= %1$d AND j < %1$d),
          countIf(i < %1$d AND j >= %1$d)
        FROM (%2$s) GROUP BY 1, 2 ORDER BY 1, 2
        """
            .formatted(ALERTED, PAIRS),
        pairs(risk, challenger),
        row ->
            new Month(
                LocalDate.parse(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)));
  }

  private static List<Object> pairs(Risk risk, String challenger) {
    return List.of(risk.id(), risk.id(), challenger, risk.id(), challenger);
  }

  /**
   * By how the latest finding of each enterprise and instant came about; those without a score of
   * both before them are left out.
   */
  public List<OnLabels> onLabels(Risk risk, String challenger) {
    return session.list(
        """
        SELECT selection, count(), countIf(positive),
          avg(greatest(0, dateDiff('second', known.as_of, known_at))) / 86400,
          arrayROCAUC(groupArray(p), groupArray(positive)),
          arrayAUCPR(groupArray(p), groupArray(positive)),
          countIf(i >= %1$d), countIf(i >= %1$d AND positive),
          arrayROCAUC(groupArray(q), groupArray(positive)),
          arrayAUCPR(groupArray(q), groupArray(positive)),
          countIf(j >= %1$d), countIf(j >= %1$d AND positive)
        FROM (
          SELECT enterprise, as_of, found.1 AS positive, found.2 AS selection, found.3 AS known_at
          FROM (
            SELECT enterprise, as_of,
              argMax((positive, selection, known_at), (known_at, positive)) AS found
            FROM label_log FINAL WHERE risk = ? AND NOT withdrawn GROUP BY enterprise, as_of
          )
        ) AS known
        ASOF INNER JOIN (%2$s) AS pair
        ON known.enterprise = pair.enterprise AND known.as_of >= pair.as_of
        GROUP BY selection ORDER BY selection
        """
            .formatted(ALERTED, PAIRS),
        Stream.concat(Stream.of(risk.id()), pairs(risk, challenger).stream()).toList(),
        row ->
            new OnLabels(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getDouble(4),
                new Quality(row.getDouble(5), row.getDouble(6), row.getLong(7), row.getLong(8)),
                new Quality(
                    row.getDouble(9), row.getDouble(10), row.getLong(11), row.getLong(12))));
  }

  @Override
  public void close() {
    session.close();
  }
}
