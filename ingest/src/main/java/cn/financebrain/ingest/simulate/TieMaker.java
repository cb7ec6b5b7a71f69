package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ties enterprises to each other: trade, guarantees, stakes. */
final class TieMaker {
  private static final long TIES = 0x74696573L;
  private static final int TRIES = 20;

  private final List<Firm> firms;
  private final Draws draws;
  private final Ties ties = Ties.none();

  private TieMaker(List<Firm> firms, Draws draws) {
    this.firms = firms;
    this.draws = draws;
  }

  static Ties ties(long seed, List<Firm> firms) {
    return new TieMaker(firms, Draws.of(seed, TIES)).ties();
  }

  private Ties ties() {
    firms.forEach(ties::group);
    for (Firm firm : firms) {
      trade(firm);
      guarantee(firm);
      own(firm);
    }
    for (List<Firm> group : ties.groups().values()) {
      group.sort(Comparator.comparingInt(firm -> firm.story().place()));
      if (group.get(0).kind() == Kind.GUARANTEE_CIRCLE) {
        circle(group);
      } else {
        shells(group);
      }
    }
    return ties;
  }

  /** Customers outside the shells, the greatest first. */
  private void trade(Firm firm) {
    if (firm.kind() == Kind.SHELL_CLUSTER) {
      return;
    }
    int customers =
        switch (firm.size()) {
          case MICRO -> draws.between(1, 3);
          case SMALL -> draws.between(2, 6);
          case MEDIUM -> draws.between(4, 10);
          case LARGE -> draws.between(8, 20);
        };
    List<Firm> chosen = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      Firm customer = draws.pick(firms);
      boolean fits = customer.kind() != Kind.SHELL_CLUSTER && customer.number() != firm.number();
      if (fits && !chosen.contains(customer)) {
        chosen.add(customer);
        ties.trade(firm, customer);
      }
    }
  }

  private void guarantee(Firm firm) {
    double share = firm.size() == Size.MICRO ? 0.01 : 0.06;
    if (ordinary(firm) && draws.chance(share)) {
      Firm borrower = draws.chance(0.3) ? troubledOr(firm) : ordinaryOf(Size.SMALL, firm);
      ties.guarantee(firm, borrower);
      if (draws.chance(0.1)) {
        ties.guarantee(borrower, firm);
      }
    }
  }

  /** One whose loan its guarantor will be asked for. */
  private Firm troubledOr(Firm guarantor) {
    for (int i = 0; i < 10 * TRIES; i++) {
      Firm choice = draws.pick(firms);
      boolean troubled = choice.kind() == Kind.QUIET_FAILURE || choice.kind() == Kind.HARDSHIP;
      if (troubled && choice.number() != guarantor.number()) {
        return choice;
      }
    }
    return ordinaryOf(Size.SMALL, guarantor);
  }

  /** Groups of companies: few among the honest, more around schemes. */
  private void own(Firm firm) {
    boolean scheme = firm.kind().ponzi();
    boolean group = firm.kind() == Kind.HONEST && firm.size().atLeast(Size.SMALL);
    if (draws.chance(scheme ? 0.3 : group ? 0.06 : 0)) {
      int count = draws.between(1, scheme ? 5 : 3);
      for (int i = 0; i < count; i++) {
        Firm owned = ordinaryOf(Size.MICRO, firm);
        if (owned.number() != firm.number() && ties.owners().of(owned).isEmpty()) {
          ties.own(new Stake(firm, owned, draws.between(30, 100)));
          if (draws.chance(0.1) && ties.owners().of(firm).isEmpty()) {
            ties.own(new Stake(owned, firm, draws.between(3, 15)));
          }
        }
      }
    }
  }

  private void circle(List<Firm> members) {
    for (int place = 0; place < members.size(); place++) {
      Firm before = members.get((place + members.size() - 1) % members.size());
      ties.guarantee(members.get(place), before);
    }
    if (draws.chance(0.5)) {
      ties.guarantee(members.get(0), members.get(1));
    }
  }

  /** Each sells to the next, round and round; they hold each other, or one of them holds all. */
  private void shells(List<Firm> members) {
    boolean ring = draws.chance(0.35);
    for (int place = 0; place < members.size(); place++) {
      Firm next = members.get((place + 1) % members.size());
      ties.trade(members.get(place), next);
      if (ring) {
        ties.own(new Stake(members.get(place), next, draws.between(30, 80)));
      } else if (place > 0) {
        ties.own(new Stake(members.get(0), members.get(place), 100));
      }
    }
  }

  private static boolean ordinary(Firm firm) {
    return firm.kind() == Kind.HONEST;
  }

  /** An honest enterprise of at least this size; in a small city perhaps another. */
  private Firm ordinaryOf(Size size, Firm except) {
    Firm choice = draws.pick(firms);
    for (int i = 0; i < TRIES && !fits(choice, size, except); i++) {
      choice = draws.pick(firms);
    }
    return choice;
  }

  private static boolean fits(Firm firm, Size size, Firm except) {
    return ordinary(firm) && firm.size().atLeast(size) && firm.number() != except.number();
  }
}
