package cn.financebrain.contract.drift;

import cn.financebrain.contract.Risk;

/**
 * How far what a model reads, or says, has moved since it was trained.
 *
 * @param model id of the model that was in force
 * @param subject the tag; {@link #INDEX} for the model's index
 * @param psi population stability index, 0 or more; {@code NaN} where nothing was compared
 * @param unknownThen share of the training rows that had no value, 0 to 1; {@code NaN} where none
 *     was told
 * @param unknownNow share of the enterprises that have no value now, 0 to 1; for the index those
 *     that the model does not score
 * @param enterprises how many were counted now: for a tag all that are watched, for the index those
 *     that the model scored
 */
public record DriftFinding(
    Risk risk,
    String model,
    String subject,
    double psi,
    State state,
    double unknownThen,
    double unknownNow,
    long enterprises) {
  /** The subject of the index that the model gives, before rules add or take points. */
  public static final String INDEX = "";

  /** What the index says. */
  public enum State {
    /** Below 0.1, or no more than chance alone does to samples of these sizes. */
    STABLE,
    /** From 0.1 on: look at it. */
    WATCH,
    /** From 0.25 on: the model was made for another population; retrain, or mend the data. */
    ALARM,
    /** Too few to say; never to be taken for stable. */
    NOT_JUDGED,
    /** The artifact does not say what the model was trained on: it has to be trained anew. */
    NO_REFERENCE
  }

  public boolean isOfIndex() {
    return subject.equals(INDEX);
  }
}
