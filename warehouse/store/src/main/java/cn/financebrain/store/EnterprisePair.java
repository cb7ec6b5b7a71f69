package cn.financebrain.store;

/**
 * Two sets of enterprises beside each other. Whoever asks sees the same regions of both.
 *
 * @param one the set that is looked at
 * @param other the one that it is compared with
 */
public record EnterprisePair(EnterpriseFilter one, EnterpriseFilter other) {

  /** Which of the two sets an enterprise is in. */
  public enum Part {
    ONLY_ONE,
    BOTH,
    ONLY_OTHER
  }

  /** How many enterprises each part has; no enterprise is in two of them. */
  public record Counts(long onlyOne, long both, long onlyOther) {}
}
