package cn.financebrain.contract;

import java.time.Instant;

/**
 * The answer for one enterprise and one risk as of an instant. Sealed, so that "could not score"
 * can't be taken for "low risk".
 */
public sealed interface Score permits Score.Scored, Score.Unscored {

  EnterpriseId enterprise();

  Risk risk();

  /** The instant T of the profile that was scored. */
  Instant asOf();

  /** The release that scored. */
  int release();

  /**
   * A score does not carry its reasons: they cost far more than the score, and follow from the same
   * events, model and instant whenever somebody asks for them.
   *
   * @param model id of the model artifact
   * @param probability calibrated probability of the risk, 0 to 1
   * @param threshold the probability from which on the model calls an enterprise positive
   * @param index 0 to 100, monotone in the probability; 60 at the threshold
   * @param coverage share of the tags the model reads that are not missing and rest on no event
   *     type that was stale on the day, 0 to 1
   */
  record Scored(
      EnterpriseId enterprise,
      Risk risk,
      Instant asOf,
      int release,
      String model,
      double probability,
      double threshold,
      double index,
      Band band,
      double coverage)
      implements Score {
    public Scored {
      if (!(probability >= 0 && probability <= 1 && index >= 0 && index <= 100)) {
        throw new IllegalArgumentException(
            "probability %s and index %s, expected 0 to 1 and 0 to 100"
                .formatted(probability, index));
      }
    }
  }

  record Unscored(
      EnterpriseId enterprise, Risk risk, Instant asOf, int release, Why why, double coverage)
      implements Score {}

  /** Why there is no score. */
  enum Why {
    /** No model for this risk is in force. */
    NO_MODEL,
    /** Nothing at all is known of the enterprise as of the instant. */
    NO_EVENTS,
    /**
     * Events are known, but neither a registration nor a financial statement: a name in somebody's
     * file, not yet an enterprise that is watched.
     */
    NOT_ENROLLED,
    /** Too few of the tags that the model reads are known. */
    LOW_COVERAGE,
    /**
     * Enough of the tags are known, but feeds that they rest on were overdue or broken on that day,
     * so that what is known may no longer be true.
     */
    STALE_FEEDS
  }
}
