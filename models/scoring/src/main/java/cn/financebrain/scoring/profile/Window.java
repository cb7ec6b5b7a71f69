package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One tag's window over the events of a type, sliding forward. Each event enters it once and leaves
 * it once, however long it is.
 *
 * <p>The events lie in a list in canonical order; those from {@code from} on, before {@code until},
 * are in the window.
 */
final class Window {
  private static final long NEVER = Long.MAX_VALUE;

  private final TypePlan.Tag tag;
  private final Running running;
  private final boolean endless;
  private final long length;
  private final long offset;
  private int from;
  private int until;

  /** Exclusive lower edge and inclusive upper edge, milliseconds. */
  private long after = Long.MIN_VALUE;

  private long upTo = Long.MIN_VALUE;

  private Window(TypePlan.Tag tag, boolean endless, Optional<Duration> length, Duration offset) {
    this.tag = tag;
    this.running = Runnings.of(tag);
    this.endless = endless;
    this.length = length.map(Duration::toMillis).orElse(NEVER);
    this.offset = offset.toMillis();
  }

  /** A tag that states no window and no comparison sees events of any time, even of the future. */
  static Window now(TypePlan.Tag tag) {
    Derivation.FromEvents definition = tag.definition();
    return new Window(
        tag,
        definition.window().isEmpty() && definition.versus().isEmpty(),
        definition.window(),
        Duration.ZERO);
  }

  static Window then(TypePlan.Tag tag, Versus versus) {
    return new Window(tag, false, versus.window(), versus.offset());
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
  void advance(List<TypePlan.Row> rows, long asOf) {
    upTo = endless ? Long.MAX_VALUE : asOf - offset;
    after = length == NEVER ? Long.MIN_VALUE : upTo - length;
    while (until < rows.size() && rows.get(until).time() <= upTo) {
      enter(rows.get(until), true);
      until++;
    }
    while (from < until && rows.get(from).time() <= after) {
      leave(rows.get(from), true);
      from++;
    }
  }

  private void enter(TypePlan.Row row, boolean newest) {
    if (tag.counts(row)) {
      running.enter(row, newest);
    }
  }

  private void leave(TypePlan.Row row, boolean oldest) {
    if (tag.counts(row)) {
      running.leave(row, oldest);
    }
  }

  /** The first instant, in milliseconds, at which an event enters or leaves. */
  long nextMove(List<TypePlan.Row> rows) {
    if (endless) {
      return NEVER;
    }
    long enters = until < rows.size() ? rows.get(until).time() + offset : NEVER;
    long leaves = length != NEVER && from < until ? rows.get(from).time() + offset + length : NEVER;
    return Math.min(enters, leaves);
  }

  FieldValue value(List<TypePlan.Row> rows, Instant asOf) {
    return running.value(asOf, rows.subList(from, until));
  }

  /** The events in a tag's own window as of an instant, found without keeping anything. */
  static List<TypePlan.Row> rows(TypePlan.Tag tag, List<TypePlan.Row> all, long asOf) {
    Derivation.FromEvents definition = tag.definition();
    if (definition.window().isEmpty() && definition.versus().isEmpty()) {
      return all;
    }
    int until = firstAfter(all, asOf);
    int from =
        definition.window().isEmpty()
            ? 0
            : firstAfter(all, asOf - definition.window().get().toMillis());
    return all.subList(from, until);
  }

  private static int firstAfter(List<TypePlan.Row> rows, long time) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).time() > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
