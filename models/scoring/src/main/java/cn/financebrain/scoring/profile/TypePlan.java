package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the tags of a catalogue read of one event type. Expressions that several tags share are
 * evaluated once an event.
 */
final class TypePlan {
  /** Filters are the bits of a long. */
  static final int MOST_FILTERS = Long.SIZE;

  /** Of a type that no tag reads. */
  static final TypePlan NOTHING = new Compiler().compile();

  private static final int NONE = -1;

  private final List<Expression> filters;
  private final List<Expression> values;
  private final List<Tag> tags;
  private final Map<String, Expression> kept;

  /**
   * A tag over the type.
   *
   * @param place in the catalogue
   */
  record Tag(int place, Derivation.FromEvents definition, int filter, int value, int weight) {

    /** Whether the event counts for the tag, whatever its time. */
    boolean counts(Row row) {
      return (filter == NONE || ((row.filters >>> filter) & 1) != 0)
          && (value == NONE || row.values[value] != null)
          && !Double.isNaN(weight(row));
    }

    /** Null where the tag has no value expression. */
    FieldValue value(Row row) {
      return value == NONE ? null : row.values[value];
    }

    double number(Row row) {
      return value == NONE ? 1 : Numbers.of(row.values[value]);
    }

    double weight(Row row) {
      return weight == NONE ? 1 : Numbers.of(row.values[weight]);
    }
  }

  /** An event as the tags of its type see it. */
  static final class Row {
    private final Fact fact;
    private final long time;
    private final long filters;
    private final FieldValue[] values;

    private Row(Fact fact, long filters, FieldValue[] values) {
      this.fact = fact;
      this.time = fact.eventTime().toEpochMilli();
      this.filters = filters;
      this.values = values;
    }

    Fact fact() {
      return fact;
    }

    /** Of the event, in milliseconds of the epoch. */
    long time() {
      return time;
    }
  }

  private TypePlan(Compiler compiler) {
    this.filters = List.copyOf(compiler.filters.keySet().stream().map(Expression::parse).toList());
    this.values = List.copyOf(compiler.values.keySet().stream().map(Expression::parse).toList());
    this.tags = List.copyOf(compiler.tags);
    this.kept = new TreeMap<>(compiler.kept);
  }

  /** Gathers the tags of a type in catalogue order. */
  static final class Compiler {
    private final Map<String, Integer> filters = new LinkedHashMap<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final List<Tag> tags = new ArrayList<>();
    private final Map<String, Expression> kept = new TreeMap<>();

    void add(int place, Derivation.FromEvents definition) {
      tags.add(
          new Tag(
              place,
              definition,
              number(filters, definition.where()),
              number(values, definition.value()),
              number(values, definition.weight())));
      for (String name : definition.kept()) {
        kept.computeIfAbsent(name, Expression::parse);
      }
    }

    private static int number(Map<String, Integer> numbers, Optional<Expression> expression) {
      return expression
          .map(e -> numbers.computeIfAbsent(e.text(), text -> numbers.size()))
          .orElse(NONE);
    }

    int filters() {
      return filters.size();
    }

    TypePlan compile() {
      return new TypePlan(this);
    }
  }

  List<Tag> tags() {
    return tags;
  }

  /** What must be kept of an event: names of fields and calls that read texts. */
  Map<String, Expression> kept() {
    return kept;
  }

  Row row(Fact fact) {
    long holding = 0;
    for (int i = 0; i < filters.size(); i++) {
      if (filters.get(i).holds(fact)) {
        holding |= 1L << i;
      }
    }
    FieldValue[] found = new FieldValue[values.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = values.get(i).evaluate(fact);
    }
    return new Row(fact, holding, found);
  }
}
