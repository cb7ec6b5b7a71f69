package cn.financebrain.contract;

import java.time.Instant;

/**
 * Asks for one enterprise to be scored anew although nothing happened to it, because a release came
 * into force or because time alone moves its tags.
 *
 * @param arrivalTime the instant as of which to evaluate
 * @param release the release to evaluate with
 */
public record Evaluation(EnterpriseId enterprise, Instant arrivalTime, int release)
    implements LogRecord {
  public Evaluation {
    if (release < 0) {
      throw new IllegalArgumentException("release %d, expected 0 or more".formatted(release));
    }
  }
}
