package cn.financebrain.ingest.codec;

import cn.financebrain.contract.RejectReason;

/** Ends the decoding of one record; becomes a {@link Decoded.Bad} before it leaves the codec. */
final class BadRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final String column;

  BadRecordException(RejectReason reason, String column, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.column = column;
  }

  RejectReason reason() {
    return reason;
  }

  String column() {
    return column;
  }

  String detail() {
    return getMessage();
  }
}
