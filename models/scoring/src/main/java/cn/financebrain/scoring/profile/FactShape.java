package cn.financebrain.scoring.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is kept of the events of one type: names of fields and calls that read texts, in their
 * order, which is the order of the values of a {@link Fact}.
 */
final class FactShape {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();

  /** The name of an enterprise is kept of every type: a registration of any type may tell it. */
  FactShape(Iterable<String> kept) {
    TreeSet<String> sorted = new TreeSet<>();
    kept.forEach(sorted::add);
    sorted.add(Profile.NAME);
    this.names = List.copyOf(sorted);
    for (String name : names) {
      places.put(name, places.size());
    }
  }

  List<String> names() {
    return names;
  }

  String name(int place) {
    return names.get(place);
  }

  /** Place of a name, −1 where it is not kept. */
  int place(String name) {
    Integer place = places.get(name);
    return place == null ? -1 : place;
  }

  int size() {
    return names.size();
  }
}
