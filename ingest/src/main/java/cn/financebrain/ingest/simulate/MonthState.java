package cn.financebrain.ingest.simulate;

/**
 * The truth about an enterprise in one month. Emitters show departments' views of it.
 *
 * @param revenue of the month, CNY
 * @param expenses of the month, CNY
 * @param employees at the end of the month
 * @param powerKwh electricity used, kWh
 * @param taxPaid all taxes of the month, CNY
 * @param distress 0 sound to 1 can't pay anything
 * @param scheme 0 none to 1: how loudly money is being raised from people; loud honest enterprises
 *     have some of it
 * @param inflow money raised from people in the month, CNY
 * @param payout money paid back or out to these people in the month, CNY
 * @param payers people who paid in
 * @param redemptionTrouble 0 to 1: how much of what is due to people is not paid
 * @param loanBalance owed to banks, CNY
 * @param creditLimit granted by banks, CNY
 * @param overdueDays of the oldest instalment that is due
 * @param guaranteeBalance what it guarantees for others, CNY
 * @param rumours 0 to 1: how much people talk of its trouble
 */
public record MonthState(
    double revenue,
    double expenses,
    int employees,
    double powerKwh,
    double taxPaid,
    double distress,
    double scheme,
    double inflow,
    double payout,
    int payers,
    double redemptionTrouble,
    Phase phase,
    double loanBalance,
    double creditLimit,
    int overdueDays,
    double guaranteeBalance,
    double rumours) {

  public double profit() {
    return revenue - expenses;
  }

  /** Whether it still does business, well or badly. */
  public boolean operating() {
    return phase.compareTo(Phase.COLLAPSED) < 0;
  }
}
