package cn.financebrain.ingest.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** An enterprise in a month, as an emitter sees it. */
public final class FirmMonth {
  private final City city;
  private final Firm firm;
  private final YearMonth month;
  private final Histories histories;
  private final long table;
  private Draws random;

  /**
   * @param table what tells the table's random numbers from those of others
   */
  FirmMonth(City city, Firm firm, YearMonth month, Histories histories, long table) {
    this.city = city;
    this.firm = firm;
    this.month = month;
    this.histories = histories;
    this.table = table;
  }

  public Firm firm() {
    return firm;
  }

  public City city() {
    return city;
  }

  public YearMonth month() {
    return month;
  }

  public MonthState state() {
    return histories.now(firm).orElseThrow();
  }

  /**
   * @param months 0 to 12; absent before the enterprise was established
   */
  public Optional<MonthState> ago(int months) {
    return histories.ago(firm, months);
  }

  /** The state of another enterprise in this month; absent before it was established. */
  public Optional<MonthState> of(Firm other) {
    return histories.now(other);
  }

  /** Whether this is the first month of the phase. */
  public boolean enters(Phase phase) {
    return state().phase() == phase && ago(1).map(MonthState::phase).orElse(null) != phase;
  }

  /** Whether the enterprise is established in this month. */
  public boolean isFirst() {
    return firm.establishedIn(month);
  }

  /** Of this enterprise, month and table alone: no emitter changes what another draws. */
  public Draws random() {
    if (random == null) {
      long number = month.getYear() * 12L + month.getMonthValue();
      random = Draws.of(city.seed(), table, firm.number(), number);
    }
    return random;
  }

  /** A random day of the month on which the enterprise exists. */
  public LocalDate day() {
    int first = isFirst() ? firm.established().getDayOfMonth() : 1;
    return month.atDay(random().between(first, month.lengthOfMonth()));
  }

  public LocalDate lastDay() {
    return month.atEndOfMonth();
  }

  /**
   * The keyed hash of a natural person around the enterprise (an investor, a complainant, a
   * lender); the same in all tables and months, so that who pays in may complain later.
   *
   * @param index from 0
   */
  public String person(int index) {
    return city.person(firm.number(), index);
  }
}
