package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;

/** A file that can't be read at all. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  public SourceException(RejectReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }
}
