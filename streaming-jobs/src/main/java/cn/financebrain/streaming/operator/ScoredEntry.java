package cn.financebrain.streaming.operator;

import cn.financebrain.scoring.Outcome;
import cn.financebrain.streaming.wire.LogEntry;

/** A record of the log and what it brought about. */
public record ScoredEntry(LogEntry entry, Outcome outcome) {}
