package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.RejectReason;

/** Ends the mapping of one row; becomes a {@link Mapped.Rejected} before it leaves the mapper. */
final class BadCellException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  private final transient Mapped.Rejected rejected;

  private BadCellException(Mapped.Rejected rejected) {
    super(rejected.detail(), null, false, false);
    this.rejected = rejected;
  }

  static BadCellException of(RejectReason reason, String column, String text, String expected) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + '…' : text;
    String width =
        text.chars().anyMatch(BadCellException::isFullWidth) ? " in half-width letters (半角)" : "";
    return new BadCellException(
        new Mapped.Rejected(
            reason,
            column,
            "'%s' in column '%s', expected %s%s".formatted(shown, column, expected, width)));
  }

  /** １２３，ＡＢＣ look so much like 123,ABC that a message must tell them apart. */
  private static boolean isFullWidth(int c) {
    return c >= '！' && c <= '～';
  }

  static BadCellException missing(String column) {
    return new BadCellException(
        new Mapped.Rejected(
            RejectReason.MISSING_VALUE,
            column,
            "column '%s' is empty, expected a value".formatted(column)));
  }

  Mapped.Rejected rejected() {
    return rejected;
  }
}
