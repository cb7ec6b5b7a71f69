package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The events of one type that are known as of an instant, in canonical order, and what the type's
 * tags keep of them. An event costs the tags of its type a step each, whatever lies in their
 * windows; time alone costs something only where an event leaves a window or midnight passes.
 */
final class TypeHistory {
  private final TypePlan plan;
  private final Rows rows = new Rows();
  private final List<Pane> panes = new ArrayList<>();

  /** Numbers of the tags whose value may have changed since it was told. */
  private final BitSet moved = new BitSet();

  private boolean touched;

  /** Whether events of the type were known that are forgotten now. */
  private boolean forgetful;

  private long nextMove = Long.MIN_VALUE;

  /** Of the instant that was gone on to last. */
  private long day = Long.MIN_VALUE;

  TypeHistory(TypePlan plan) {
    this.plan = plan;
    for (TypePlan.Span span : plan.spans()) {
      panes.add(new Pane(span, rows, moved));
    }
  }

  void insert(Fact fact) {
    TypePlan.Row row = plan.row(fact);
    int place = -1 - rows.place(fact);
    rows.add(place, row);
    for (Pane pane : panes) {
      pane.inserted(place, row);
    }
    touched(rows.size() == 1 && !forgetful);
  }

  void remove(Fact fact) {
    int place = rows.place(fact);
    TypePlan.Row row = rows.remove(place);
    for (Pane pane : panes) {
      pane.removed(place, row);
    }
    touched(isEmpty());
  }

  /** From now on the type is known although no event of it may be left. */
  void remember() {
    if (!forgetful) {
      forgetful = true;
      touched(rows.isEmpty());
    }
  }

  /**
   * @param otherwise whether something is known now where nothing was, or the other way round
   */
  private void touched(boolean otherwise) {
    touched = true;
    if (otherwise) {
      moved.set(0, plan.tags().size());
    }
  }

  /**
   * Goes on to an instant not before the last one.
   *
   * @param values gets the value of each tag that may have changed, with the tag's place
   * @return the first instant, in milliseconds, at which there is something to do although no event
   *     comes
   */
  long advance(Instant asOf, ObjIntConsumer<FieldValue> values) {
    long now = asOf.toEpochMilli();
    if (touched || now >= nextMove) {
      nextMove = Long.MAX_VALUE;
      for (Pane pane : panes) {
        pane.advance(now);
        nextMove = Math.min(nextMove, pane.nextMove());
      }
      touched = false;
    }
    long today = Days.of(asOf);
    if (today != day) {
      for (int number : plan.daily()) {
        moved.set(number);
      }
      day = today;
    }
    for (int number = moved.nextSetBit(0); number >= 0; number = moved.nextSetBit(number + 1)) {
      values.accept(value(plan.sight(number), asOf), plan.tags().get(number).place());
    }
    moved.clear();
    boolean daily = plan.daily().length > 0 && !rows.isEmpty();
    return daily ? Math.min(nextMove, Days.start(day + 1)) : nextMove;
  }

  private FieldValue value(TypePlan.Sight sight, Instant asOf) {
    Derivation.FromEvents definition = sight.tag().definition();
    if (isEmpty()) {
      return definition.silent();
    }
    FieldValue now = panes.get(sight.now()).value(sight.nowSlot(), asOf);
    return definition.finish(
        now, sight.then() < 0 ? null : panes.get(sight.then()).value(sight.thenSlot(), asOf));
  }

  /** Whether no event of the type is known, nor was one when it went out of sight. */
  boolean isEmpty() {
    return rows.isEmpty() && !forgetful;
  }

  /** The newest registration that tells a name, of the type and what is given. */
  Fact newestNamed(Fact newest) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      Fact fact = rows.get(i).fact();
      if (fact.category() == Category.REGISTRATION
          && fact.get(Profile.NAME) instanceof FieldValue.Text) {
        return newest == null || Fact.CANONICAL.compare(newest, fact) < 0 ? fact : newest;
      }
    }
    return newest;
  }

  /**
   * The events that a tag rests on, newest first, at most {@code limit}; of a comparison those of
   * its newer window.
   */
  List<Fact> evidence(int tagPlace, int limit) {
    List<Fact> behind = new ArrayList<>();
    for (TypePlan.Tag tag : plan.tags()) {
      if (tag.place() == tagPlace) {
        addEvidence(tag, panes.get(plan.sight(tag.number()).now()).window(), limit, behind);
      }
    }
    return behind;
  }

  private static void addEvidence(
      TypePlan.Tag tag, List<TypePlan.Row> window, int limit, List<Fact> behind) {
    Aggregate aggregate = tag.definition().aggregate();
    int most = Math.min(limit, aggregate.witnesses());
    for (int i = 0; i < window.size() && behind.size() < most; i++) {
      TypePlan.Row row = window.get(aggregate == Aggregate.FIRST ? i : window.size() - 1 - i);
      if (tag.counts(row)) {
        behind.add(row.fact());
      }
    }
  }
}
