package cn.financebrain.dashboards.casework;

/**
 * What the rules ask of a case beside its standing.
 *
 * @param evidence notes of evidence since it was accepted
 * @param otherRiskOpen whether the enterprise has an open case of the other risk
 * @param sameRiskOpen whether it has another open case of the same risk
 */
public record CaseFacts(int evidence, boolean otherRiskOpen, boolean sameRiskOpen) {
  public static final CaseFacts NONE = new CaseFacts(0, false, false);
}
