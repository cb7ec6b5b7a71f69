package cn.financebrain.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions of a query with their parameters, in the same order. */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  Where and(String condition, Object... values) {
    conditions.add(condition);
    parameters.addAll(List.of(values));
    return this;
  }

  /**
   * @param values at least one
   */
  Where in(String column, Stream<String> values) {
    List<String> list = values.toList();
    return and(
        column + list.stream().map(value -> "?").collect(Collectors.joining(", ", " IN (", ")")),
        list.toArray());
  }

  /**
   * @param alternatives at least one
   */
  Where anyOf(List<Where> alternatives) {
    conditions.add(
        alternatives.stream()
            .map(each -> String.join(" AND ", each.conditions))
            .collect(Collectors.joining(" OR ", "(", ")")));
    alternatives.forEach(each -> parameters.addAll(each.parameters));
    return this;
  }

  /** All that the other asks for, too. */
  Where all(Where other) {
    conditions.addAll(other.conditions);
    parameters.addAll(other.parameters);
    return this;
  }

  /** What the other leaves out; no column that it asks for may be null. */
  Where not(Where other) {
    conditions.add("NOT " + other.condition());
    parameters.addAll(other.parameters);
    return this;
  }

  /** As one value, true where there are none. */
  String condition() {
    return conditions.isEmpty() ? "(1 = 1)" : "(" + String.join(" AND ", conditions) + ")";
  }

  String sql() {
    return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
  }

  List<Object> parameters() {
    return List.copyOf(parameters);
  }
}
