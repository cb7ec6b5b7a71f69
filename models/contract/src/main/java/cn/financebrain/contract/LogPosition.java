package cn.financebrain.contract;

/** Where a record stands in the canonical log: a fact that can be read again. */
public record LogPosition(int partition, long offset) {}
