package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import java.time.YearMonth;

/** Draws that all tables share: the same topic, the same numbers, in whatever table. */
public final class Habits {
  private static final int MONTHS = 12;

  private Habits() {}

  /** Of an enterprise, all its life. */
  public static Draws of(City city, Firm firm, String topic) {
    return Draws.of(city.seed(), topic.hashCode(), firm.number());
  }

  /** Of an enterprise, all its life. */
  public static Draws of(FirmMonth month, String topic) {
    return of(month.city(), month.firm(), topic);
  }

  /** Of an enterprise in a year. */
  public static Draws of(City city, Firm firm, String topic, int year) {
    return Draws.of(city.seed(), topic.hashCode(), firm.number(), year);
  }

  /** Of an enterprise in a month. */
  public static Draws of(City city, Firm firm, String topic, YearMonth month) {
    return Draws.of(
        city.seed(),
        topic.hashCode(),
        firm.number(),
        (long) month.getYear() * MONTHS + month.getMonthValue());
  }
}
