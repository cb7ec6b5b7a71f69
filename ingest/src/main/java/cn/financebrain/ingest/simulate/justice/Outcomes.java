package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.justice.Suit.Role;

/** How suits end, seen from the enterprise. */
final class Outcomes {
  private static final String LOST = "败诉";
  private static final String PARTLY_LOST = "部分败诉";
  private static final String WON = "胜诉";
  private static final String MEDIATED = "调解";
  private static final String WITHDRAWN = "撤诉";
  private static final String DISMISSED = "驳回起诉";

  private Outcomes() {}

  static String draw(Firm firm, Role role, boolean ofTrouble, Draws draws) {
    if (role == Role.PLAINTIFF) {
      return pick(draws, 0.04, 0.1, 0.44, 0.25, 0.15);
    }
    if (!ofTrouble) {
      return pick(draws, 0.2, 0.16, 0.18, 0.26, 0.17);
    }
    // Once the police is at it, courts send civil suits of investors there.
    return firm.story().raisesMoney()
        ? pick(draws, 0.4, 0.06, 0.01, 0.05, 0.08)
        : pick(draws, 0.58, 0.12, 0.04, 0.16, 0.08);
  }

  /** What is left is dismissed. */
  private static String pick(
      Draws draws, double lost, double partly, double won, double mediated, double withdrawn) {
    double at = draws.uniform(0, 1);
    return at < lost
        ? LOST
        : at < lost + partly
            ? PARTLY_LOST
            : at < lost + partly + won
                ? WON
                : at < lost + partly + won + mediated
                    ? MEDIATED
                    : at < lost + partly + won + mediated + withdrawn ? WITHDRAWN : DISMISSED;
  }

  /** Share of the claim that has to be paid. */
  static double share(String outcome, Draws draws) {
    return switch (outcome) {
      case LOST, WON -> draws.uniform(0.85, 1.05);
      case PARTLY_LOST -> draws.uniform(0.3, 0.7);
      case MEDIATED -> draws.uniform(0.5, 0.95);
      default -> 0;
    };
  }
}
