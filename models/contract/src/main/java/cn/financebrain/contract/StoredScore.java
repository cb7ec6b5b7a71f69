package cn.financebrain.contract;

/**
 * A score as it was stored.
 *
 * @param position of the record in the log that brought the evaluation about: what the score knows
 *     stands in the log up to there
 */
public record StoredScore(Score score, LogPosition position) {}
