package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Gives a story to each enterprise: most are honest, a few are not, all kinds occur. */
final class Casting {
  private static final double PONZI = 0.012;
  private static final double SHELLS = 0.008;
  private static final double CIRCLES = 0.008;
  private static final double QUIET = 0.02;
  private static final double SUSPICIOUS = 0.015;
  private static final double HARDSHIP = 0.035;

  /** From here on every kind occurs. */
  private static final int ALL_KINDS = 300;

  private final int enterprises;
  private final Draws draws;
  private final Plot plot;
  private final List<Story> stories = new ArrayList<>();
  private int groups;

  private Casting(int enterprises, YearMonth first, YearMonth last, Draws draws) {
    this.enterprises = enterprises;
    this.draws = draws;
    this.plot = new Plot(first, last);
  }

  /** One story for each enterprise, by its number less one. */
  static List<Story> of(int enterprises, YearMonth first, YearMonth last, Draws draws) {
    return new Casting(enterprises, first, last, draws).stories();
  }

  private List<Story> stories() {
    for (Kind kind : Kind.values()) {
      if (kind.ponzi()) {
        alone(kind, PONZI / 5);
      } else if (kind.suspiciousButHonest()) {
        alone(kind, SUSPICIOUS / 3);
      }
    }
    alone(Kind.QUIET_FAILURE, QUIET);
    alone(Kind.HARDSHIP, HARDSHIP);
    shells();
    circles();
    while (stories.size() < enterprises) {
      stories.add(plot.alone(Kind.HONEST, false, draws));
    }
    return shuffled();
  }

  private void alone(Kind kind, double share) {
    int count = (int) Math.round(share * enterprises);
    if (enterprises >= ALL_KINDS) {
      count = Math.max(1, count);
    }
    for (int i = 0; i < count; i++) {
      stories.add(plot.alone(kind, i == 0, draws));
    }
  }

  private void shells() {
    int members = members(SHELLS);
    for (int made = 0; made < members; ) {
      int size = draws.between(5, 12);
      stories.addAll(plot.shells(++groups, size, groups % 2 == 0, made == 0, draws));
      made += size;
    }
  }

  private void circles() {
    int members = members(CIRCLES);
    for (int made = 0; made < members; ) {
      int size = draws.between(4, 8);
      stories.addAll(plot.circle(++groups, size, draws));
      made += size;
    }
  }

  private int members(double share) {
    int members = (int) Math.round(share * enterprises);
    return enterprises >= ALL_KINDS ? Math.max(1, members) : 0;
  }

  /** Fisher and Yates. */
  private List<Story> shuffled() {
    for (int i = stories.size() - 1; i > 0; i--) {
      int other = draws.between(0, i);
      Story story = stories.get(i);
      stories.set(i, stories.get(other));
      stories.set(other, story);
    }
    return stories;
  }
}
