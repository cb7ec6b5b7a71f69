package cn.financebrain.ingest.load;

import cn.financebrain.contract.RejectReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a record of a stream tells of a row; cells stand in the order of the mapping's columns. */
public sealed interface RowChange {
  Origin origin();

  /**
   * Where it comes from. A place holds one record for good, so that one that is delivered again is
   * known.
   *
   * @param location topic and partition
   * @param position offset in the partition
   * @param raw the record's text
   * @param label what its sender calls it, for messages; empty if nothing
   * @param hints what to say beside a refusal, by its reason
   */
  record Origin(
      String location, long position, String raw, String label, Map<RejectReason, String> hints) {
    public Origin {
      hints = Map.copyOf(hints);
    }

    /** No other record has it. */
    String place() {
      return location + '@' + position;
    }
  }

  /** The row is now so. */
  record Told(Origin origin, List<String> cells) implements RowChange {}

  /**
   * The row was otherwise before; if that makes other ids, those are taken back.
   *
   * @param at when it was changed
   */
  record Changed(Origin origin, List<String> before, List<String> after, Instant at)
      implements RowChange {}

  /**
   * There is no such row any more.
   *
   * @param before what it was
   * @param at when it was deleted
   */
  record Deleted(Origin origin, List<String> before, Instant at) implements RowChange {}

  /** The record can't be taken apart. */
  record Refused(Origin origin, RejectReason reason, String column, String detail)
      implements RowChange {}
}
