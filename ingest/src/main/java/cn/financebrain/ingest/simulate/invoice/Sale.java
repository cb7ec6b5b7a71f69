package cn.financebrain.ingest.simulate.invoice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Rows;
import cn.financebrain.ingest.simulate.Size;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Invoices of one day, counterparty, state and item.
 *
 * @param amount CNY, without tax; negative for red ones
 */
record Sale(
    double amount,
    String item,
    String direction,
    String state,
    int count,
    String counterparty,
    Optional<Firm> firm,
    Optional<Integer> person) {
  private static final double SMALL_RATE = 0.01;
  private static final double RATE = 0.13;

  /** What the invoice of an enterprise and that of a person come to, CNY. */
  private static final double USUAL = 60_000;

  private static final double USUAL_OF_PEOPLE = 900;

  static Sale of(double amount, String item) {
    return new Sale(amount, item, "销项", "蓝字", 1, "企业", Optional.empty(), Optional.empty());
  }

  /** To many people, or now and then to one. */
  Sale toPeople(Draws draws) {
    boolean one = draws.chance(0.1);
    int many = 1 + (int) (Math.abs(amount) / USUAL_OF_PEOPLE);
    Optional<Integer> who = Optional.of(draws.between(0, 30)).filter(index -> one);
    return new Sale(amount, item, direction, state, one ? 1 : many, "自然人", Optional.empty(), who);
  }

  Sale to(String kind, Optional<Firm> customer, Draws draws) {
    int some = 1 + (int) (Math.abs(amount) / USUAL * draws.uniform(0.5, 1.5));
    return new Sale(amount, item, direction, state, some, kind, customer, Optional.empty());
  }

  Sale state(String other) {
    return new Sale(amount, item, direction, other, count, counterparty, firm, person);
  }

  Sale bought() {
    return new Sale(amount, item, "进项", state, count, counterparty, firm, person);
  }

  void add(FirmMonth month, Rows rows, LocalDate day) {
    boolean small = !month.firm().size().atLeast(Size.MEDIUM);
    rows.add(
        day,
        day.plusDays(1),
        month.firm().uscc(),
        rows.number("票"),
        day,
        direction,
        state,
        Rows.money(amount),
        Rows.money(amount * (small ? SMALL_RATE : RATE)),
        count,
        counterparty,
        firm.map(Firm::uscc),
        person.map(month::person),
        item);
  }
}
