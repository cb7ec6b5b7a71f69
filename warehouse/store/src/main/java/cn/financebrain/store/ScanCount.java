package cn.financebrain.store;

import cn.financebrain.contract.Risk;

/**
 * How many enterprises of a group a scan put into a band.
 *
 * @param group a region or industry code, or a kind of change; empty if unknown
 * @param band {@code red} to {@code green}; empty for those without a score
 */
public record ScanCount(Risk risk, String group, String band, long enterprises) {}
