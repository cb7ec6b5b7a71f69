package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Stake;
import java.util.HashSet;
import java.util.Set;

/** Looks through stakes, upwards to those who own in the end. */
final class Ownership {
  private static final int DEEPEST = 8;

  private final City city;

  Ownership(City city) {
    this.city = city;
  }

  /** Layers up to whoever owns in the end: 1 if only people do. */
  int depth(Firm firm) {
    return depth(firm, new HashSet<>());
  }

  private int depth(Firm firm, Set<Integer> path) {
    if (path.size() >= DEEPEST || !path.add(firm.number())) {
      return 0;
    }
    int above = 0;
    for (Stake stake : city.owners(firm)) {
      above = Math.max(above, depth(stake.owner(), path));
    }
    path.remove(firm.number());
    return above + 1;
  }

  /** Whether it owns a part of itself by way of others. */
  boolean circular(Firm firm) {
    return ownedBy(firm, firm, new HashSet<>());
  }

  private boolean ownedBy(Firm firm, Firm owner, Set<Integer> seen) {
    for (Stake stake : city.owners(firm)) {
      boolean found = stake.owner().number() == owner.number();
      if (found || (seen.add(stake.owner().number()) && ownedBy(stake.owner(), owner, seen))) {
        return true;
      }
    }
    return false;
  }

  /** The state's share, its own and by way of others. */
  double stateShare(Firm firm) {
    return stateShare(firm, DEEPEST);
  }

  private double stateShare(Firm firm, int layers) {
    if (layers == 0) {
      return 0;
    }
    double share = 0;
    for (Holder holder : Holder.of(city, firm)) {
      double theirs =
          holder.state() ? 1 : holder.owner().map(o -> stateShare(o, layers - 1)).orElse(0.0);
      share += holder.share() * theirs;
    }
    return share;
  }
}
