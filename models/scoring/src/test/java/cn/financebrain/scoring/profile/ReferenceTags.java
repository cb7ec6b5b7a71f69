package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All tags, recomputed from all events at each call in the plainest way: what the engine is held
 * against. It forgets nothing. Shares the definitions and expressions with it, nothing else.
 */
final class ReferenceTags {
  private final Catalogue catalogue;
  private final List<EnterpriseEvent> known = new ArrayList<>();
  private final Set<String> knownTypes = new TreeSet<>();
  private final Instant asOf;
  private final Map<String, TagValue> values = new TreeMap<>();

  private ReferenceTags(Catalogue catalogue, List<EnterpriseEvent> events, Instant asOf) {
    this.catalogue = catalogue;
    this.asOf = asOf;
    visible(events, asOf).stream()
        .sorted(
            Comparator.comparing(EnterpriseEvent::eventTime).thenComparing(EnterpriseEvent::key))
        .forEach(known::add);
    known.forEach(event -> knownTypes.add(event.type()));
    for (EnterpriseEvent event : events) {
      Optional<Instant> lost = outOfSight(catalogue, event).filter(at -> at.isBefore(asOf));
      if (lost.isPresent() && visible(events, lost.get()).contains(event)) {
        knownTypes.add(event.type());
      }
    }
  }

  /** Of each event the revision that is available and counts, unless it is retracted. */
  private static List<EnterpriseEvent> visible(List<EnterpriseEvent> events, Instant asOf) {
    Map<EventKey, EnterpriseEvent> highest = new LinkedHashMap<>();
    for (EnterpriseEvent event : events) {
      if (!event.availableTime().isAfter(asOf)) {
        highest.merge(event.key(), event, ReferenceTags::thatCounts);
      }
    }
    return highest.values().stream().filter(event -> !event.retracted()).toList();
  }

  /** The last instant at which a revision is in sight; empty where it always is. */
  static Optional<Instant> outOfSight(Catalogue catalogue, EnterpriseEvent event) {
    if (event.category() == Category.REGISTRATION
        || event.category() == Category.FINANCIAL_STATEMENT) {
      return Optional.empty();
    }
    long days = 0;
    for (TagDefinition tag : catalogue.definitions()) {
      if (tag.derivation() instanceof Derivation.FromEvents events
          && events.type().equals(event.type())) {
        Optional<Duration> then = events.versus().flatMap(Versus::window);
        if (events.window().isEmpty() || (events.versus().isPresent() && then.isEmpty())) {
          return Optional.empty();
        }
        days = Math.max(days, events.window().get().toDays());
        if (then.isPresent()) {
          days = Math.max(days, events.versus().get().offset().plus(then.get()).toDays());
        }
      }
    }
    Instant known =
        event.eventTime().isAfter(event.availableTime())
            ? event.eventTime()
            : event.availableTime();
    return Optional.of(known.plus(days + 2, ChronoUnit.DAYS));
  }

  private static EnterpriseEvent thatCounts(EnterpriseEvent one, EnterpriseEvent other) {
    if (one.revision() != other.revision()) {
      return one.revision() > other.revision() ? one : other;
    }
    return one.availableTime().isAfter(other.availableTime()) ? other : one;
  }

  /**
   * @param events no two of one key, revision and available time
   */
  static Map<String, TagValue> of(Catalogue catalogue, List<EnterpriseEvent> events, Instant asOf) {
    ReferenceTags reference = new ReferenceTags(catalogue, events, asOf);
    catalogue.tags().forEach(tag -> reference.value(tag.id()));
    return reference.values;
  }

  /** The types of which something is known. */
  static Set<String> knownTypes(Catalogue catalogue, List<EnterpriseEvent> events, Instant asOf) {
    return new ReferenceTags(catalogue, events, asOf).knownTypes;
  }

  private TagValue value(String tag) {
    TagValue known = values.get(tag);
    if (known == null) {
      known = compute(catalogue.definition(tag));
      values.put(tag, known);
    }
    return known;
  }

  private TagValue compute(TagDefinition definition) {
    Derivation derivation = definition.derivation();
    if (derivation instanceof Derivation.FromEvents events) {
      return definition.typed(fold(events));
    }
    if (derivation instanceof Derivation.FromTags formula) {
      return definition.typed(
          formula.formula().evaluate(name -> TagDefinition.untyped(value(name))));
    }
    return new TagValue.Missing(); // nobody's peers are known
  }

  private FieldValue fold(Derivation.FromEvents tag) {
    List<EnterpriseEvent> ofType =
        known.stream().filter(event -> event.type().equals(tag.type())).toList();
    if (!knownTypes.contains(tag.type())) {
      return tag.silent();
    }
    boolean always = tag.window().isEmpty() && tag.versus().isEmpty();
    FieldValue now = over(tag, ofType, always ? Optional.empty() : Optional.of(asOf), tag.window());
    if (tag.versus().isPresent()) {
      Versus versus = tag.versus().get();
      Instant end = asOf.minus(versus.offset());
      FieldValue then = over(tag, ofType, Optional.of(end), versus.window());
      now = against(tag, Numbers.of(now), Numbers.of(then));
    }
    FieldValue it = now;
    return it == null || tag.result().isEmpty() ? it : tag.result().get().evaluate(name -> it);
  }

  private static FieldValue against(Derivation.FromEvents tag, double now, double then) {
    Versus versus = tag.versus().get();
    double expected = then;
    if (tag.aggregate().additive() && tag.window().isPresent() && versus.window().isPresent()) {
      expected = then * tag.window().get().toDays() / versus.window().get().toDays();
    }
    double base = expected == 0 ? Double.NaN : expected;
    return Numbers.quantity(
        switch (versus.as()) {
          case RATIO -> now / base;
          case GROWTH -> (now - base) / base;
          case DROP -> (base - now) / base;
          case DIFFERENCE -> now - expected;
          case SIGMA -> (now - expected) / Math.sqrt(expected < 1 ? 1 : expected);
        });
  }

  /** One event that counts. */
  private record Told(Instant time, FieldValue value, double weight) {
    double number() {
      return value == null ? 1 : Numbers.of(value);
    }

    LocalDate day() {
      return time.atOffset(Days.ZONE).toLocalDate();
    }
  }

  private FieldValue over(
      Derivation.FromEvents tag,
      List<EnterpriseEvent> events,
      Optional<Instant> end,
      Optional<Duration> window) {
    List<Told> told = new ArrayList<>();
    for (EnterpriseEvent event : events) {
      Instant time = event.eventTime();
      boolean early =
          end.isPresent() && window.isPresent() && !time.isAfter(end.get().minus(window.get()));
      boolean late = end.isPresent() && time.isAfter(end.get());
      if (!early && !late && tag.where().stream().allMatch(e -> e.holds(event.data()::get))) {
        FieldValue value = evaluate(tag.value(), event);
        double weight = tag.weight().isEmpty() ? 1 : Numbers.of(evaluate(tag.weight(), event));
        if ((tag.value().isEmpty() || value != null) && !Double.isNaN(weight)) {
          told.add(new Told(time, value, weight));
        }
      }
    }
    return aggregate(tag, told, end.orElse(asOf));
  }

  private static FieldValue evaluate(Optional<Expression> expression, EnterpriseEvent event) {
    return expression.map(e -> e.evaluate(event.data()::get)).orElse(null);
  }

  private static FieldValue aggregate(Derivation.FromEvents tag, List<Told> told, Instant asOf) {
    if (tag.halfLife().isPresent()) {
      double halfLife = tag.halfLife().get().toDays();
      boolean counting = tag.aggregate() == Aggregate.COUNT;
      return Numbers.quantity(
          told.stream()
              .mapToDouble(
                  one ->
                      (counting ? 1 : one.number())
                          * Math.pow(
                              0.5,
                              ChronoUnit.DAYS.between(
                                      one.day(), asOf.atOffset(Days.ZONE).toLocalDate())
                                  / halfLife))
              .sum());
    }
    return switch (tag.aggregate()) {
      case COUNT -> Numbers.quantity(told.size());
      case EXISTS -> new FieldValue.Flag(!told.isEmpty());
      case DISTINCT -> Numbers.quantity((double) told.stream().map(Told::value).distinct().count());
      case SUM -> Numbers.quantity(told.stream().mapToDouble(Told::number).sum());
      case AVERAGE, SHARE ->
          Numbers.quantity(
              told.stream().mapToDouble(one -> one.number() * one.weight()).sum()
                  / told.stream().mapToDouble(Told::weight).sum());
      case MIN -> bound(told.stream().mapToDouble(Told::number).reduce(Math::min));
      case MAX -> bound(told.stream().mapToDouble(Told::number).reduce(Math::max));
      case FIRST -> told.isEmpty() ? null : told.get(0).value();
      case LAST -> told.isEmpty() ? null : told.get(told.size() - 1).value();
      case CHANGE ->
          told.size() < 2
              ? null
              : Numbers.quantity(
                  told.get(told.size() - 1).number() - told.get(told.size() - 2).number());
      case DAYS_SINCE -> daysSince(told, asOf);
      case STREAK -> streak(told);
      case MODE -> mode(told);
      case TREND -> trend(told);
      case TOP_SHARE -> spread(told, false);
      case HHI -> spread(told, true);
    };
  }

  private static FieldValue bound(OptionalDouble number) {
    return number.isPresent() ? Numbers.quantity(number.getAsDouble()) : null;
  }

  private static FieldValue daysSince(List<Told> told, Instant asOf) {
    if (told.isEmpty()) {
      return null;
    }
    Told last = told.get(told.size() - 1);
    LocalDate date = Numbers.date(last.value());
    LocalDate day = date == null ? last.day() : date;
    return Numbers.quantity(
        (double) ChronoUnit.DAYS.between(day, asOf.atOffset(Days.ZONE).toLocalDate()));
  }

  private static FieldValue streak(List<Told> told) {
    int streak = 0;
    for (int i = told.size() - 1; i >= 0 && told.get(i).number() == 1; i--) {
      streak++;
    }
    return told.isEmpty() ? null : Numbers.quantity(streak);
  }

  private static FieldValue mode(List<Told> told) {
    Map<FieldValue, Integer> counts = new LinkedHashMap<>();
    FieldValue mode = null;
    int most = 0;
    for (Told one : told) {
      int count = counts.merge(one.value(), 1, Integer::sum);
      if (count > most) {
        most = count;
        mode = one.value();
      }
    }
    return mode;
  }

  private static FieldValue trend(List<Told> told) {
    double meanDay = told.stream().mapToLong(one -> one.day().toEpochDay()).average().orElse(0);
    double mean = told.stream().mapToDouble(Told::number).average().orElse(0);
    double squares = 0;
    double products = 0;
    for (Told one : told) {
      double days = one.day().toEpochDay() - meanDay;
      squares += days * days;
      products += days * (one.number() - mean);
    }
    return squares > 0.25 ? Numbers.quantity(products / squares * 365.2425) : null;
  }

  private static FieldValue spread(List<Told> told, boolean squared) {
    Map<FieldValue, Double> parts = new LinkedHashMap<>();
    told.forEach(one -> parts.merge(one.value(), one.weight(), Double::sum));
    double total = told.stream().mapToDouble(Told::weight).sum();
    double result = 0;
    for (double part : parts.values()) {
      double share = part / total;
      result = squared ? result + share * share : Math.max(result, share);
    }
    return told.isEmpty() ? null : Numbers.quantity(result);
  }
}
