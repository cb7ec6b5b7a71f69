package cn.financebrain.ingest.simulate;

import java.util.Optional;

/** The states of all enterprises in the present month and the twelve before it. */
final class Histories {
  static final int MONTHS = 12;
  private static final int RING = MONTHS + 1;

  private final MonthState[][] states;
  private int present = -1;

  Histories(int firms) {
    states = new MonthState[firms][RING];
  }

  /** Begins the next month; nobody has a state in it yet. */
  void nextMonth() {
    present++;
    for (MonthState[] ring : states) {
      ring[present % RING] = null;
    }
  }

  void put(Firm firm, MonthState state) {
    states[firm.number() - 1][present % RING] = state;
  }

  Optional<MonthState> now(Firm firm) {
    return ago(firm, 0);
  }

  Optional<MonthState> ago(Firm firm, int months) {
    if (months < 0 || months > MONTHS) {
      throw new IllegalArgumentException("%d months ago, expected 0 to 12".formatted(months));
    }
    return months > present
        ? Optional.empty()
        : Optional.ofNullable(states[firm.number() - 1][(present - months) % RING]);
  }
}
