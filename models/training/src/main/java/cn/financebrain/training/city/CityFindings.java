package cn.financebrain.training.city;

import java.time.LocalDate;
import java.util.List;

/**
 * What a city's run found; a function of the city's files and the plan.
 *
 * @param enterprises of the truth
 * @param events of the whole log
 * @param trainedUntil the day with which the watch begins: what was known by its midnight was
 *     trained on
 * @param watchedUntil the last day of the log
 * @param rules id of the book of rules
 */
public record CityFindings(
    int enterprises,
    long events,
    LocalDate trainedUntil,
    LocalDate watchedUntil,
    String trainer,
    long seed,
    String rules,
    List<RiskFindings> risks) {
  private static final double DAYS_OF_A_MONTH = 365.25 / 12;

  public CityFindings {
    risks = List.copyOf(risks);
  }

  /** Length of the watch. */
  public double months() {
    return (watchedUntil.toEpochDay() - trainedUntil.toEpochDay() + 1) / DAYS_OF_A_MONTH;
  }
}
