package cn.financebrain.scoring;

/**
 * How an enterprise is listed.
 *
 * @param name registered name, empty where the source is anonymised
 * @param region 6-digit region code (GB/T 2260), empty if unknown
 * @param industry class letter A to T (GB/T 4754), empty if unknown
 */
public record EnterpriseSummary(String name, String region, String industry) {}
