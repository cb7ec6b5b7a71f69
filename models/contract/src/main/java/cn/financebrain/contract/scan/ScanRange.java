package cn.financebrain.contract.scan;

/**
 * A part of a scan: the enterprises whose ids lie between two of them, both included, as ClickHouse
 * orders texts.
 *
 * @param number from 0, in the order of the ids
 * @param enterprises how many there are to look at
 */
public record ScanRange(int number, String first, String last, long enterprises) {}
