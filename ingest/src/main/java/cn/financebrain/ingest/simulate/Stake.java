package cn.financebrain.ingest.simulate;

/**
 * A share of one enterprise in another.
 *
 * @param percent above 0, at most 100
 */
public record Stake(Firm owner, Firm owned, double percent) {}
