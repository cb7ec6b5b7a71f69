package cn.financebrain.store;

import cn.financebrain.contract.scan.Scan;
import java.time.Instant;

/**
 * A scan as it was told last.
 *
 * @param at by the clock of who told it, to the microsecond
 */
public record ToldScan(Scan scan, Instant at) {}
