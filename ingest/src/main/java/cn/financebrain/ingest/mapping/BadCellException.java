package cn.financebrain.ingest.mapping;

import cn.financebrain.contract.RejectReason;
import java.util.List;

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

  /** A row that fills none of the columns, of which it must fill one. */
  static BadCellException missing(List<String> columns) {
    return columns.size() == 1
        ? missing(columns.get(0))
        : new BadCellException(
            new Mapped.Rejected(
                RejectReason.MISSING_VALUE,
                "",
                "columns '%s' are empty, expected a value in one of them"
                    .formatted(String.join("', '", columns))));
  }

  Mapped.Rejected rejected() {
    return rejected;
  }
}
