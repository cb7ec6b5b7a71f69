package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Stake;
import cn.financebrain.ingest.simulate.books.Habits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who holds a share of an enterprise: other enterprises of the city, the state, and for what is
 * left the person behind it and partners.
 *
 * @param owner if it is an enterprise of the city
 * @param person hash, if it is a natural person
 * @param share above 0, at most 1
 */
record Holder(Kind kind, Optional<Firm> owner, Optional<String> person, double share) {
  enum Kind {
    PERSON("自然人"),
    ENTERPRISE("企业"),
    STATE("国有主体"),
    PARTNERSHIP("合伙企业");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Co-owners have these indices among the people around an enterprise. */
  private static final int CO_OWNERS = -100;

  static List<Holder> of(City city, Firm firm) {
    List<Holder> holders = new ArrayList<>();
    double left = 1;
    for (Stake stake : city.owners(firm)) {
      double share = Math.min(left, stake.percent() / 100);
      if (share > 0) {
        boolean partnership = stake.owner().form() == Firm.Form.PARTNERSHIP;
        Kind kind = partnership ? Kind.PARTNERSHIP : Kind.ENTERPRISE;
        holders.add(new Holder(kind, Optional.of(stake.owner()), Optional.empty(), share));
        left -= share;
      }
    }
    double state = left * stateShare(city, firm);
    if (state > 0) {
      holders.add(new Holder(Kind.STATE, Optional.empty(), Optional.empty(), state));
      left -= state;
    }
    persons(city, firm, left, holders);
    return holders;
  }

  private static double stateShare(City city, Firm firm) {
    Draws habit = Habits.of(city, firm, "share of the state");
    double share = habit.chance(0.5) ? 1 : habit.uniform(0.1, 0.7);
    boolean utility = "DEN".contains(firm.industry().section());
    double chance = firm.size().atLeast(Size.MEDIUM) ? 0.05 : utility ? 0.02 : 0.002;
    boolean held = habit.chance(chance) && !firm.story().raisesMoney();
    return held ? share : 0;
  }

  private static void persons(City city, Firm firm, double left, List<Holder> holders) {
    if (left < 0.005) {
      return;
    }
    Draws habit = Habits.of(city, firm, "co-owners");
    boolean alone = firm.size() == Size.MICRO ? habit.chance(0.6) : habit.chance(0.2);
    double main = alone ? left : left * habit.uniform(0.51, 0.9);
    holders.add(person(firm.people().controllerHash(), main));
    if (!alone) {
      holders.add(person(city.person(firm.number(), CO_OWNERS), left - main));
    }
  }

  private static Holder person(String hash, double share) {
    return new Holder(Kind.PERSON, Optional.empty(), Optional.of(hash), share);
  }

  /** Held by the state itself. */
  boolean state() {
    return kind == Kind.STATE;
  }
}
