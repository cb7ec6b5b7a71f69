package cn.financebrain.training.city;

/**
 * What was raised of enterprises that never have the event. Numbers are whole but for {@link
 * Watch#CHANCE}.
 *
 * @param alerted enterprises with an orange or red alert
 * @param alerts orange and red, a rise from one to the other counts as two
 */
public record Quiet(Crowd crowd, int enterprises, double alerted, double alerts) {

  /** False alarms for each 1,000 of them and month; {@code NaN} where there is nobody. */
  public double perThousandAndMonth(double months) {
    return enterprises == 0 ? Double.NaN : alerts * 1_000 / enterprises / months;
  }
}
