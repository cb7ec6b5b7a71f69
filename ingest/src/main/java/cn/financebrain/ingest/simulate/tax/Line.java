package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a return, amounts in CNY.
 *
 * @param people of whom tax is withheld
 * @param revenue of the whole year
 */
record Line(
    String tax,
    String item,
    double basis,
    double rate,
    double amount,
    Optional<Integer> people,
    Optional<BigDecimal> revenue) {

  Line(String tax, String item, double basis, double rate, double amount) {
    this(tax, item, basis, rate, amount, Optional.empty(), Optional.empty());
  }

  Line of(int withheld) {
    return new Line(tax, item, basis, rate, amount, Optional.of(withheld), revenue);
  }

  Line year(double total) {
    return new Line(tax, item, basis, rate, amount, people, Optional.of(Rows.money(total)));
  }

  /** Of a period that ends with the month. */
  void add(FirmMonth month, LocalDate from, LocalDate filed, Rows rows) {
    add(month, from, month.lastDay(), filed, rows);
  }

  void add(FirmMonth month, LocalDate from, LocalDate until, LocalDate filed, Rows rows) {
    rows.add(
        until,
        filed,
        month.firm().uscc(),
        rows.number("温税"),
        from,
        until,
        Rows.DELIVERED,
        tax,
        item,
        Rows.money(basis),
        Rows.decimal(rate, 4),
        null,
        Rows.money(amount),
        people,
        revenue);
  }
}
