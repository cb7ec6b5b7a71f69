package cn.financebrain.scoring.model;

/**
 * A margin and how it came about: {@code base + Σ contributions = margin}, up to rounding.
 *
 * @param contributions one for each feature of the model's schema
 */
@SuppressWarnings("ArrayRecordComponent") // handed out once, never compared
public record Explanation(double base, double[] contributions, double margin) {}
