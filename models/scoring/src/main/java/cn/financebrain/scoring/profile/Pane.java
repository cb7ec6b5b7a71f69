package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * The events of a type in one span of time that slides forward, and the running values of all tags
 * that look at that span. Each event enters it once and leaves it once, however long it is.
 *
 * <p>The events lie in a list in canonical order; those from {@code from} on, before {@code until},
 * are in the span.
 */
final class Pane {
  private static final long NEVER = Long.MAX_VALUE;

  private final TypePlan.Span span;
  private final Rows rows;
  private final Running[] runnings;

  /** Numbers of the tags whose running value was touched; of the history. */
  private final BitSet touched;

  private int from;
  private int until;

  /** Exclusive lower edge and inclusive upper edge, milliseconds. */
  private long after = Long.MIN_VALUE;

  private long upTo = Long.MIN_VALUE;

  /**
   * @param rows of the history, which changes them and tells so
   * @param touched gets the numbers of tags whose value may have changed
   */
  Pane(TypePlan.Span span, Rows rows, BitSet touched) {
    this.span = span;
    this.rows = rows;
    this.touched = touched;
    this.runnings = new Running[span.tags().length];
    for (int i = 0; i < runnings.length; i++) {
      runnings[i] = Runnings.of(span.tags()[i]);
    }
  }

  /** An event now stands at a place of the list. */
  void inserted(int place, TypePlan.Row row) {
    if (row.time() <= after) {
      from++;
      until++;
    } else if (row.time() <= upTo) {
      until++;
      enter(row, place == until - 1);
    }
  }

  /** The event that stood at a place of the list is gone. */
  void removed(int place, TypePlan.Row row) {
    if (row.time() <= after) {
      from--;
      until--;
    } else if (row.time() <= upTo) {
      until--;
      leave(row, place == from);
    }
  }

  /**
   * @param asOf not before that of the last call
   */
  void advance(long asOf) {
    upTo = span.endless() ? Long.MAX_VALUE : asOf - span.offset();
    after = span.length() == NEVER ? Long.MIN_VALUE : upTo - span.length();
    while (until < rows.size() && rows.time(until) <= upTo) {
      enter(rows.get(until), true);
      until++;
    }
    while (from < until && rows.time(from) <= after) {
      leave(rows.get(from), true);
      from++;
    }
  }

  private void enter(TypePlan.Row row, boolean newest) {
    for (int i = 0; i < runnings.length; i++) {
      TypePlan.Tag tag = span.tags()[i];
      if (tag.counts(row)) {
        runnings[i].enter(row, newest);
        touched.set(tag.number());
      }
    }
  }

  private void leave(TypePlan.Row row, boolean oldest) {
    for (int i = 0; i < runnings.length; i++) {
      TypePlan.Tag tag = span.tags()[i];
      if (tag.counts(row)) {
        runnings[i].leave(row, oldest);
        touched.set(tag.number());
      }
    }
  }

  /** The first instant, in milliseconds, at which an event enters or leaves. */
  long nextMove() {
    if (span.endless()) {
      return NEVER;
    }
    long enters = until < rows.size() ? rows.time(until) + span.offset() : NEVER;
    long leaves =
        span.length() != NEVER && from < until
            ? rows.time(from) + span.offset() + span.length()
            : NEVER;
    return Math.min(enters, leaves);
  }

  /**
   * @param slot place of the tag among those of the span
   */
  FieldValue value(int slot, Instant asOf) {
    return runnings[slot].value(asOf.minusMillis(span.offset()), this);
  }

  /** All events of the type in the span, oldest first. */
  List<TypePlan.Row> window() {
    return rows.between(from, until);
  }

  /** The oldest event of the span that counts for a tag; null if none does. */
  TypePlan.Row first(TypePlan.Tag tag) {
    for (TypePlan.Row row : window()) {
      if (tag.counts(row)) {
        return row;
      }
    }
    return null;
  }
}
