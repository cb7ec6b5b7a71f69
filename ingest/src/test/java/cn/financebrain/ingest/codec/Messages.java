package cn.financebrain.ingest.codec;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.List;

/** Sound messages, to be broken. */
final class Messages {
  private static final Instant AT = Instant.parse("2026-02-16T08:00:00Z");

  static final byte[] LETTER =
      DeadLetterCodec.encode(
          new DeadLetter(
              "city/tax", "tax.csv", 7, "税额", RejectReason.BAD_NUMBER, "detail", "raw", AT));

  static final byte[] ALERT =
      AlertCodec.encode(
          new Alert(
              "a1",
              new ForeignId("bdci", "x"),
              Risk.DEFAULT,
              2,
              Band.RED,
              new Alert.Cause.BandRise(Band.BLUE, Band.RED),
              "330302",
              AT,
              3,
              91.5,
              List.of(
                  new Reason(
                      "t1", new TagValue.Quantity(3), -0.25, List.of(new EventKey("s", "1")))),
              ""));

  private Messages() {}
}
