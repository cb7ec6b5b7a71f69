package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final FieldValue[] NO_VALUES = {};

  private final List<Expression> filters;
  private final List<Tag> tags;
  private final FactShape shape;

  /** What is kept of an event, in the places of the shape; null where nothing reads the place. */
  private final Expression[] kept;

  /**
   * Where the value of each value expression is: a place of the shape, or −1 less the number of one
   * that is computed.
   */
  private final int[] places;

  private final List<Expression> computed = new ArrayList<>();
  private final List<Span> spans;
  private final Reach reach;
  private final Sight[] sights;

  /** Numbers of the tags whose value can change at midnight. */
  private final int[] daily;

  /**
   * A tag over the type.
   *
   * @param number among the tags of the type
   * @param place in the catalogue
   */
  record Tag(
      int number, int place, Derivation.FromEvents definition, int filter, int value, int weight) {

    /** Whether the event counts for the tag, whatever its time. */
    boolean counts(Row row) {
      return (filter == NONE || ((row.filters >>> filter) & 1) != 0)
          && (value == NONE || row.value(value) != null)
          && !Double.isNaN(weight(row));
    }

    /** Null where the tag has no value expression. */
    FieldValue value(Row row) {
      return value == NONE ? null : row.value(value);
    }

    double number(Row row) {
      return value == NONE ? 1 : Numbers.of(row.value(value));
    }

    double weight(Row row) {
      return weight == NONE ? 1 : Numbers.of(row.value(weight));
    }
  }

  /**
   * A span of time before the as-of instant that some of the tags look at.
   *
   * @param endless whether it holds events of any time, even of the future
   * @param length milliseconds; {@link Long#MAX_VALUE} where it has no beginning
   * @param offset milliseconds before the as-of instant at which it ends
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Span(boolean endless, long length, long offset, Tag[] tags) {}

  /**
   * Where the running values of a tag are.
   *
   * @param now number of the tag's span, {@code nowSlot} the tag's place among those of the span
   * @param then the same of the span that it is held against; −1 for none
   */
  record Sight(Tag tag, int now, int nowSlot, int then, int thenSlot) {}

  /** An event as the tags of its type see it. */
  static final class Row {
    private final TypePlan plan;
    private final Fact fact;
    private final long filters;
    private final FieldValue[] computed;

    private Row(TypePlan plan, Fact fact, long filters, FieldValue[] computed) {
      this.plan = plan;
      this.fact = fact;
      this.filters = filters;
      this.computed = computed;
    }

    Fact fact() {
      return fact;
    }

    /** Of the event, in milliseconds of the epoch. */
    long time() {
      return fact.time();
    }

    private FieldValue value(int number) {
      int place = plan.places[number];
      return place >= 0 ? fact.at(place) : computed[-1 - place];
    }
  }

  private TypePlan(Compiler compiler) {
    this.filters = List.copyOf(compiler.filters.keySet().stream().map(Expression::parse).toList());
    this.tags = List.copyOf(compiler.tags);
    this.shape = new FactShape(compiler.kept.keySet());
    this.kept = shape.names().stream().map(compiler.kept::get).toArray(Expression[]::new);
    this.places =
        compiler.values.keySet().stream().map(Expression::parse).mapToInt(this::find).toArray();
    Spans gathered = new Spans();
    this.sights = tags.stream().map(gathered::sight).toArray(Sight[]::new);
    this.spans = gathered.spans();
    this.reach = Reach.of(spans);
    this.daily =
        tags.stream().filter(tag -> tag.definition().movesDaily()).mapToInt(Tag::number).toArray();
  }

  /** Puts tags that look at the same span together. */
  private static final class Spans {
    private final Map<List<Long>, List<Tag>> tagsOf = new LinkedHashMap<>();
    private final List<List<Long>> order = new ArrayList<>();

    Sight sight(Tag tag) {
      Derivation.FromEvents definition = tag.definition();
      boolean endless = definition.window().isEmpty() && definition.versus().isEmpty();
      List<Long> now = List.of(endless ? 1L : 0L, length(definition.window()), 0L);
      int nowSlot = slot(now, tag);
      if (definition.versus().isEmpty()) {
        return new Sight(tag, order.indexOf(now), nowSlot, NONE, NONE);
      }
      Versus versus = definition.versus().get();
      List<Long> then = List.of(0L, length(versus.window()), versus.offset().toMillis());
      int thenSlot = slot(then, tag);
      return new Sight(tag, order.indexOf(now), nowSlot, order.indexOf(then), thenSlot);
    }

    private static long length(Optional<Duration> window) {
      return window.map(Duration::toMillis).orElse(Long.MAX_VALUE);
    }

    private int slot(List<Long> span, Tag tag) {
      List<Tag> together =
          tagsOf.computeIfAbsent(
              span,
              first -> {
                order.add(first);
                return new ArrayList<>();
              });
      together.add(tag);
      return together.size() - 1;
    }

    List<Span> spans() {
      return order.stream()
          .map(
              span ->
                  new Span(
                      span.get(0) == 1,
                      span.get(1),
                      span.get(2),
                      tagsOf.get(span).toArray(Tag[]::new)))
          .toList();
    }
  }

  private int find(Expression value) {
    boolean isField =
        value.names().equals(Set.of(value.text())) && value.kept().equals(value.names());
    if (isField) {
      return shape.place(value.text());
    }
    computed.add(value);
    return -computed.size();
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
              tags.size(),
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

  List<Span> spans() {
    return spans;
  }

  Reach reach() {
    return reach;
  }

  /** Of the tag of a number. */
  Sight sight(int number) {
    return sights[number];
  }

  /** Numbers of the tags whose value can change at midnight although nothing happens; read only. */
  int[] daily() {
    return daily;
  }

  FactShape shape() {
    return shape;
  }

  /** What is kept of an event, in the places of the shape. */
  FieldValue[] kept(Map<String, FieldValue> data, ValuePool pool) {
    FieldValue[] values = new FieldValue[kept.length];
    for (int place = 0; place < values.length; place++) {
      if (kept[place] != null) {
        values[place] = pool.shared(kept[place].evaluate(data::get));
      }
    }
    return values;
  }

  Row row(Fact fact) {
    long holding = 0;
    for (int i = 0; i < filters.size(); i++) {
      if (filters.get(i).holds(fact)) {
        holding |= 1L << i;
      }
    }
    FieldValue[] found = computed.isEmpty() ? NO_VALUES : new FieldValue[computed.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = computed.get(i).evaluate(fact);
    }
    return new Row(this, fact, holding, found);
  }
}
