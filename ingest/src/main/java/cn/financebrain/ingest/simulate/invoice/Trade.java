package cn.financebrain.ingest.simulate.invoice;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Habits;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who buys from whom. */
final class Trade {
  /** Longer rounds are not looked for. */
  private static final int LONGEST = 12;

  private Trade() {}

  /** Whether its invoices are told by the month, and by the quarter otherwise. */
  static boolean monthly(City city, Firm firm) {
    double chance = firm.size().atLeast(Size.MEDIUM) ? 1 : firm.size() == Size.SMALL ? 0.6 : 0.06;
    return Habits.of(city, firm, "invoices by the month").chance(chance);
  }

  /** Share of the customer of this rank, from 0; each buys less than the one before. */
  static double share(int rank, int customers) {
    double all = 0;
    for (int i = 1; i <= customers; i++) {
      all += 1.0 / i;
    }
    return 1.0 / (rank + 1) / all;
  }

  /** A customer that is still in business; empty if that one is not. */
  static Optional<Firm> customer(FirmMonth month, Draws draws) {
    List<Firm> customers = month.city().customers(month.firm());
    double rest = draws.uniform(0, 1);
    for (int rank = 0; rank < customers.size(); rank++) {
      rest -= share(rank, customers.size());
      if (rest < 0) {
        return Optional.of(customers.get(rank)).filter(firm -> trades(firm, month.lastDay()));
      }
    }
    return Optional.empty();
  }

  private static boolean trades(Firm firm, LocalDate day) {
    return Ending.living(firm, day) && !Days.reached(firm.story().collapsedOn(), day);
  }

  /** Of its sales, what people buy; a scheme sells to more and more of them. */
  static double toPeople(Firm firm, LocalDate day) {
    Story story = firm.story();
    if (firm.kind().ponzi()) {
      return Days.reached(story.promotingOn(), day) ? 0.92 : 0.45;
    }
    return switch (firm.industry().section()) {
      case "H", "O", "R" -> 0.75;
      case "P", "Q" -> 0.88;
      case "F" -> firm.industry().code().startsWith("52") ? 0.8 : 0.03;
      case "K" -> 0.55;
      case "J" -> firm.licensedFinance() ? 0.6 : 0.2;
      default -> 0.02;
    };
  }

  /**
   * Length of the shortest round by which what it sells comes back to it, over sales that are each
   * more than half of the seller's; 0 if there is none.
   */
  static int round(City city, Firm firm, LocalDate day) {
    Map<Integer, Integer> steps = new HashMap<>();
    Optional<Firm> at = Optional.of(firm);
    for (int length = 0; length <= LONGEST && at.isPresent(); length++) {
      Firm here = at.get();
      if (length > 0 && here.number() == firm.number()) {
        return length;
      }
      if (steps.put(here.number(), length) != null) {
        return 0;
      }
      at = mainCustomer(city, here, day);
    }
    return 0;
  }

  private static Optional<Firm> mainCustomer(City city, Firm firm, LocalDate day) {
    List<Firm> customers = city.customers(firm);
    boolean most = !customers.isEmpty() && share(0, customers.size()) > 0.5;
    return Optional.of(firm)
        .filter(seller -> most && trades(seller, day) && toPeople(seller, day) < 0.5)
        .map(seller -> customers.get(0))
        .filter(buyer -> trades(buyer, day));
  }
}
