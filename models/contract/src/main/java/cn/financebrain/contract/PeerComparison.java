package cn.financebrain.contract;

/**
 * Where a tag's value lies among those that an enterprise's peers have, itself included.
 *
 * @param industry that the peers share, as in lists of enterprises
 * @param district that they share, too; empty where they are those of the whole industry
 * @param members with a known value
 * @param median of their values; a truth counts as 1 or 0
 * @param mean of their values: of a truth the share of yes
 * @param percentile share of them below the value, those equal to it counted half; 0 to 1
 */
public record PeerComparison(
    String industry,
    String district,
    long members,
    double median,
    double mean,
    double percentile) {}
