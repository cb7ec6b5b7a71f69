package cn.financebrain.contract.scan;

/**
 * What a scan found in one range, told once all its results are stored.
 *
 * @param range number of the {@link ScanRange}
 * @param looked enterprises that were to be looked at
 * @param enterprises those that are listed
 * @param sum of the digests of all results, modulo 2^128
 */
public record ScanPart(String scan, int range, long looked, long enterprises, ScanSum sum) {}
