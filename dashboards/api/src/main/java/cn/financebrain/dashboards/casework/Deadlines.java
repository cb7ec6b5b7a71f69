package cn.financebrain.dashboards.casework;

import cn.financebrain.contract.Band;

/** Within how many working days each state has to be left; triage and visits hurry for red. */
public record Deadlines(
    int triageRed, int triage, int accept, int inspectRed, int inspect, int review, int handling) {

  /**
   * @throws IllegalArgumentException if one is less than a day
   */
  public Deadlines {
    int least =
        Math.min(
            Math.min(Math.min(triageRed, triage), Math.min(accept, inspectRed)),
            Math.min(Math.min(inspect, review), handling));
    if (least < 1) {
      throw new IllegalArgumentException(
          "a deadline of %d working days, expected 1 or more".formatted(least));
    }
  }

  /**
   * @throws IllegalArgumentException if the case is closed
   */
  public int of(CaseState state, Band band) {
    boolean red = band == Band.RED;
    return switch (state) {
      case TRIAGE -> red ? triageRed : triage;
      case ASSIGNED -> accept;
      case INSPECTING -> red ? inspectRed : inspect;
      case REPORTED -> review;
      case HANDLING -> handling;
      case CLOSED -> throw new IllegalArgumentException("a closed case has no deadline");
    };
  }
}
