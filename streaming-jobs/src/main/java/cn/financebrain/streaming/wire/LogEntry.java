package cn.financebrain.streaming.wire;

import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;

/** A record of the canonical log with its place there. */
public record LogEntry(LogRecord record, LogPosition position) {

  /** What the stream is keyed by: the enterprise's text. */
  public String key() {
    return record.enterprise().text();
  }
}
