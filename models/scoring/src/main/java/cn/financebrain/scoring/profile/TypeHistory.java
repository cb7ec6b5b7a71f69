package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The events of one type that are known as of an instant, in canonical order, and what the type's
 * tags keep of them. An event costs the tags of its type a step each, whatever lies in their
 * windows; time alone costs something only where an event leaves a window or midnight passes.
 */
final class TypeHistory {
  private final TypePlan plan;
  private final List<TypePlan.Row> rows = new ArrayList<>();
  private final List<Sight> sights = new ArrayList<>();
  private boolean touched = true;
  private long nextMove = Long.MIN_VALUE;

  /** How a tag sees the type. */
  private record Sight(TypePlan.Tag tag, Window now, Window then) {
    FieldValue value(List<TypePlan.Row> rows, Instant asOf) {
      FieldValue value = now.value(rows, asOf);
      return tag.definition()
          .finish(
              value,
              then == null
                  ? null
                  : then.value(rows, asOf.minus(tag.definition().versus().get().offset())));
    }
  }

  TypeHistory(TypePlan plan) {
    this.plan = plan;
    for (TypePlan.Tag tag : plan.tags()) {
      sights.add(
          new Sight(
              tag,
              Window.now(tag),
              tag.definition().versus().map(versus -> Window.then(tag, versus)).orElse(null)));
    }
  }

  void insert(Fact fact) {
    TypePlan.Row row = plan.row(fact);
    int place = -1 - place(fact);
    rows.add(place, row);
    for (Sight sight : sights) {
      sight.now().inserted(place, row);
      if (sight.then() != null) {
        sight.then().inserted(place, row);
      }
    }
    touched = true;
  }

  void remove(Fact fact) {
    int place = place(fact);
    TypePlan.Row row = rows.remove(place);
    for (Sight sight : sights) {
      sight.now().removed(place, row);
      if (sight.then() != null) {
        sight.then().removed(place, row);
      }
    }
    touched = true;
  }

  /**
   * The place of an event, or −1 less the place where it would stand. Most events are the newest.
   */
  private int place(Fact fact) {
    int low = 0;
    int high = rows.size();
    if (high > 0 && Fact.CANONICAL.compare(rows.get(high - 1).fact(), fact) < 0) {
      return -1 - high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Fact.CANONICAL.compare(rows.get(middle).fact(), fact);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return -1 - low;
  }

  /**
   * Goes on to an instant not before the last one.
   *
   * @param midnight whether a day has begun since
   * @param values gets the value of each tag that may have changed, with the tag's place
   */
  void advance(Instant asOf, boolean midnight, ObjIntConsumer<FieldValue> values) {
    long now = asOf.toEpochMilli();
    boolean moves = touched || now >= nextMove;
    if (!moves && !midnight) {
      return;
    }
    nextMove = moves ? Long.MAX_VALUE : nextMove;
    for (Sight sight : sights) {
      if (moves) {
        slide(sight, now);
      }
      if (moves || sight.tag().definition().movesDaily()) {
        values.accept(value(sight, asOf), sight.tag().place());
      }
    }
    touched = false;
  }

  private void slide(Sight sight, long now) {
    sight.now().advance(rows, now);
    nextMove = Math.min(nextMove, sight.now().nextMove(rows));
    if (sight.then() != null) {
      sight.then().advance(rows, now);
      nextMove = Math.min(nextMove, sight.then().nextMove(rows));
    }
  }

  private FieldValue value(Sight sight, Instant asOf) {
    return rows.isEmpty() ? sight.tag().definition().silent() : sight.value(rows, asOf);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The newest registration that tells a name, of the type and what is given. */
  Fact newestNamed(Fact newest) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      Fact fact = rows.get(i).fact();
      if (fact.category() != Category.REGISTRATION) {
        return newest; // events of one type are of one category
      }
      if (fact.data().get(Profile.NAME) instanceof FieldValue.Text) {
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
    for (Sight sight : sights) {
      if (sight.tag().place() == tagPlace) {
        addEvidence(sight, limit, behind);
      }
    }
    return behind;
  }

  private void addEvidence(Sight sight, int limit, List<Fact> behind) {
    Aggregate aggregate = sight.tag().definition().aggregate();
    List<TypePlan.Row> window = sight.now().rows(rows);
    int most = Math.min(limit, aggregate.witnesses());
    for (int i = 0; i < window.size() && behind.size() < most; i++) {
      TypePlan.Row row = window.get(aggregate == Aggregate.FIRST ? i : window.size() - 1 - i);
      if (sight.tag().counts(row)) {
        behind.add(row.fact());
      }
    }
  }
}
