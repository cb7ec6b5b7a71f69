package cn.financebrain.store;

import java.time.Instant;

/**
 * A scan that is whole.
 *
 * @param region prefix of the regions that it covers; empty for the whole city
 * @param selection what chose its enterprises, a JSON object; empty for all
 * @param fingerprint of all its results: of two scans with the same every result is the same
 */
public record StoredScan(
    String id,
    String title,
    Instant asOf,
    String region,
    String selection,
    int release,
    long enterprises,
    String fingerprint,
    Instant startedAt) {}
