package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** The events of all types that are known as of an instant. */
final class TypeHistories {
  private final Catalogue catalogue;
  private final Map<String, Numbered> byType = new HashMap<>();
  private final List<TypeHistory> all = new ArrayList<>();

  /** Those among them that may tell the enterprise's name. */
  private final List<TypeHistory> naming = new ArrayList<>();

  /**
   * When each of {@link #all} has something to do, in milliseconds; beyond its size anything. Most
   * have nothing to do when an event of another type comes, and are not even looked at.
   */
  private long[] due = new long[8];

  private record Numbered(int number, TypeHistory history) {}

  TypeHistories(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  void clear() {
    byType.clear();
    all.clear();
    naming.clear();
  }

  void insert(Fact fact) {
    Numbered type = numbered(fact.type());
    type.history().insert(fact);
    due[type.number()] = Long.MIN_VALUE;
    if (fact.category() == Category.REGISTRATION && !naming.contains(type.history())) {
      naming.add(type.history());
    }
  }

  /** See {@link TypeHistory#remember}. */
  void remember(String type) {
    Numbered remembered = numbered(type);
    remembered.history().remember();
    due[remembered.number()] = Long.MIN_VALUE;
  }

  private Numbered numbered(String type) {
    Numbered known = byType.get(type);
    return known == null ? begin(type) : known;
  }

  private Numbered begin(String type) {
    int number = all.size();
    if (number == due.length) {
      due = Arrays.copyOf(due, number * 2);
    }
    Numbered begun = new Numbered(number, new TypeHistory(catalogue.plan(type)));
    byType.put(type, begun);
    all.add(begun.history());
    return begun;
  }

  /**
   * @param fact that was inserted
   */
  void remove(Fact fact) {
    Numbered type = byType.get(fact.type());
    type.history().remove(fact);
    due[type.number()] = Long.MIN_VALUE;
  }

  /** See {@link TypeHistory#advance}. */
  void advance(Instant to, ObjIntConsumer<FieldValue> values) {
    long now = to.toEpochMilli();
    for (int number = 0; number < all.size(); number++) {
      if (now >= due[number]) {
        due[number] = all.get(number).advance(to, values);
      }
    }
  }

  boolean knows(String type) {
    Numbered known = byType.get(type);
    return known != null && !known.history().isEmpty();
  }

  boolean knowsNothing() {
    return all.stream().allMatch(TypeHistory::isEmpty);
  }

  /** The registered name that was told last, empty if none was. */
  String name() {
    Fact newest = null;
    for (TypeHistory history : naming) {
      newest = history.newestNamed(newest);
    }
    return newest == null ? "" : ((FieldValue.Text) newest.get(Profile.NAME)).value();
  }

  /** See {@link TypeHistory#evidence}. */
  List<Fact> evidence(String type, int tagPlace, int limit) {
    Numbered known = byType.get(type);
    return known == null ? List.of() : known.history().evidence(tagPlace, limit);
  }
}
