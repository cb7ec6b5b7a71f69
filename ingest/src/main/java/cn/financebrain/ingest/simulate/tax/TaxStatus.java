package cn.financebrain.ingest.simulate.tax;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A mark that the tax bureau puts on an enterprise and perhaps takes off again.
 *
 * @param lifted absent if it stays
 */
record TaxStatus(LocalDate set, Optional<LocalDate> lifted) {

  /** 非正常户: returns no longer come, and nobody is found. */
  static Optional<TaxStatus> abnormal(City city, Firm firm) {
    Draws draws = Habits.of(city, firm, "abnormal taxpayer");
    double at = draws.uniform(0, 1);
    LocalDate some = Days.between(city.firstDay().minusMonths(6), city.lastDay(), draws);
    int days = draws.between(95, 190);
    int back = draws.between(20, 150);
    Story story = firm.story();
    Optional<LocalDate> set =
        story.collapsedOn().isPresent()
            ? story.collapsedOn().map(day -> day.plusDays(days)).filter(day -> at < 0.75)
            : Optional.of(some)
                .filter(day -> at < (story.kind() == Kind.SHELL_CLUSTER ? 0.2 : 0.005));
    boolean returns = story.kind() == Kind.HONEST || story.kind() == Kind.HARDSHIP;
    return within(firm, set, 200)
        .map(day -> new TaxStatus(day, Optional.of(day.plusDays(back)).filter(d -> returns)));
  }

  /** 重大税收违法: above all false invoices of shells. */
  static Optional<TaxStatus> violation(City city, Firm firm) {
    Draws draws = Habits.of(city, firm, "major violation");
    double at = draws.uniform(0, 1);
    LocalDate some = Days.between(city.firstDay().minusMonths(12), city.lastDay(), draws);
    double share = firm.kind() == Kind.SHELL_CLUSTER ? 0.25 : firm.kind().ponzi() ? 0.06 : 0.001;
    boolean repairs = draws.chance(0.5);
    int days = draws.between(180, 400);
    return within(firm, Optional.of(some).filter(day -> at < share), 120)
        .map(day -> new TaxStatus(day, Optional.of(day.plusDays(days)).filter(d -> repairs)));
  }

  private static Optional<LocalDate> within(Firm firm, Optional<LocalDate> day, int age) {
    return day.filter(d -> d.isAfter(firm.established().plusDays(age)))
        .filter(d -> Ending.living(firm, d));
  }

  boolean active(LocalDate day) {
    return !set.isAfter(day) && !Days.reached(lifted, day);
  }
}
