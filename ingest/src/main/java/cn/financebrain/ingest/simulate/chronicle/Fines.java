package cn.financebrain.ingest.simulate.chronicle;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Decisions of a month that an authority publishes some days later, with a number of their own. */
public final class Fines {
  private Fines() {}

  /**
   * Adds rows that begin with enterprise, number, day of the decision and day of delivery.
   *
   * @param mean how many are to be expected
   * @param prefix of their numbers
   * @param rest the further cells of each, drawn anew
   */
  public static void add(
      FirmMonth month, Rows rows, double mean, String prefix, Function<Draws, List<?>> rest) {
    Draws draws = month.random();
    int count = draws.poisson(mean);
    for (int i = 0; i < count; i++) {
      LocalDate day = month.day();
      LocalDate published = day.plusDays(draws.between(3, 7));
      List<Object> cells = new ArrayList<>();
      cells.add(month.firm().uscc());
      cells.add(rows.number(prefix));
      cells.add(day);
      cells.add(Rows.DELIVERED);
      cells.addAll(rest.apply(draws));
      rows.add(day, published, cells.toArray());
    }
  }
}
