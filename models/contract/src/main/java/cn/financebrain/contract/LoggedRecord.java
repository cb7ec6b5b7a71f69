package cn.financebrain.contract;

/** A record of the canonical log, and where it stands there. */
public record LoggedRecord(LogRecord record, LogPosition position) {}
