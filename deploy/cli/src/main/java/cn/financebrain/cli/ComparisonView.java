package cn.financebrain.cli;

import cn.financebrain.store.ModelComparison;
import java.util.List;

/**
 * A challenger beside the champion, as the desk shows it; a figure that is not defined is null.
 *
 * @param months by month and champion; none if it has scored nothing beside another one
 * @param labels by how the labelled enterprises came to be looked at
 */
record ComparisonView(String champion, List<Month> months, List<Labels> labels) {

  /** As {@link ModelComparison.Month}; {@code month} such as {@code 2026-11}. */
  record Month(
      String month,
      String champion,
      long records,
      Double rankCorrelation,
      Double meanDifference,
      long both,
      long onlyChampion,
      long onlyChallenger) {
    static Month of(ModelComparison.Month month) {
      return new Month(
          month.month().toString().substring(0, "2026-11".length()),
          month.champion(),
          month.records(),
          figure(month.rankCorrelation()),
          figure(month.meanDifference()),
          month.both(),
          month.onlyChampion(),
          month.onlyChallenger());
    }
  }

  /** As {@link ModelComparison.OnLabels}. */
  record Labels(
      String selection,
      long labels,
      long positives,
      Double meanLagDays,
      Quality champion,
      Quality challenger) {
    static Labels of(ModelComparison.OnLabels labels) {
      return new Labels(
          labels.selection(),
          labels.labels(),
          labels.positives(),
          figure(labels.meanLagDays()),
          Quality.of(labels.champion()),
          Quality.of(labels.challenger()));
    }
  }

  /** As {@link ModelComparison.Quality}. */
  record Quality(Double auc, Double averagePrecision, long alerted, long hits) {
    static Quality of(ModelComparison.Quality quality) {
      return new Quality(
          figure(quality.auc()),
          figure(quality.averagePrecision()),
          quality.alerted(),
          quality.hits());
    }
  }

  private static Double figure(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
