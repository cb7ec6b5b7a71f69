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
  /** Fewer events than this are looked through anew; keeping windows for them costs more memory. */
  static final int FEW = 48;

  private final TypePlan plan;
  private final int few;
  private final List<TypePlan.Row> rows = new ArrayList<>();
  private boolean touched = true;
  private long nextMove = Long.MIN_VALUE;
  private long advancedTo = Long.MIN_VALUE;

  /** Null while there are few events. */
  private List<Sight> kept;

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

  /**
   * @param few up to how many events are looked through anew, {@link #FEW} in service
   */
  TypeHistory(TypePlan plan, int few) {
    this.plan = plan;
    this.few = few;
  }

  private static Sight sight(TypePlan.Tag tag) {
    return new Sight(
        tag,
        Window.now(tag),
        tag.definition().versus().map(versus -> Window.then(tag, versus)).orElse(null));
  }

  void insert(Fact fact) {
    TypePlan.Row row = plan.row(fact);
    int place = -1 - place(fact);
    rows.add(place, row);
    for (Sight sight : keptOnes()) {
      sight.now().inserted(place, row);
      if (sight.then() != null) {
        sight.then().inserted(place, row);
      }
    }
    touched = true;
  }

  private List<Sight> keptOnes() {
    return kept == null ? List.of() : kept;
  }

  void remove(Fact fact) {
    int place = place(fact);
    TypePlan.Row row = rows.remove(place);
    for (Sight sight : keptOnes()) {
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
    if (kept == null && rows.size() > few) {
      kept = plan.tags().stream().map(TypeHistory::sight).toList();
      moves = true;
    }
    nextMove = moves ? Long.MAX_VALUE : nextMove;
    for (int i = 0; i < plan.tags().size(); i++) {
      TypePlan.Tag tag = plan.tags().get(i);
      if (moves || tag.definition().movesDaily()) {
        Sight sight = kept == null ? sight(tag) : kept.get(i);
        if (moves || kept == null) {
          slide(sight, now);
        }
        values.accept(value(sight, asOf), tag.place());
      }
    }
    touched = false;
    advancedTo = now;
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
      if (fact.get(Profile.NAME) instanceof FieldValue.Text) {
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
        addEvidence(tag, Window.rows(tag, rows, advancedTo), limit, behind);
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
