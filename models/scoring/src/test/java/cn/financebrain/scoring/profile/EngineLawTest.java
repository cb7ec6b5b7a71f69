package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.Histories;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/**
 * The engine gives what a plain recomputation from all events gives, for every aggregate, with and
 * without window, weight, comparison, decay and result: whatever order events come in, whatever is
 * told twice, corrected, taken back or told late, and wherever it is stopped and started again.
 */
class EngineLawTest {
  private static final int TRIES = 10_000;

  /** Every aggregate over windows that the made events fill, leave and cross. */
  private static final Catalogue CATALOGUE =
      Catalogue.parse(
          "law.yaml",
          """
          category: tax
          from: a.told
          tags:
            - {id: last, zh: 一, en: Last, value: n}
            - {id: last_30d, zh: 一, en: Last, value: n, window: 30d}
            - {id: last_code, zh: 一, en: Last, value: c, kind: code, where: b}
            - {id: first, zh: 一, en: First, aggregate: first, value: n}
            - {id: first_30d, zh: 一, en: First, aggregate: first, value: n, window: 30d, where: n > 0}
            - {id: mode, zh: 一, en: Mode, aggregate: mode, value: c}
            - {id: mode_90d, zh: 一, en: Mode, aggregate: mode, value: c, window: 90d}
            - {id: count, zh: 一, en: Count, aggregate: count, silent: zero}
            - {id: count_7d, zh: 一, en: Count, aggregate: count, window: 7d, where: b}
            - {id: distinct_90d, zh: 一, en: Distinct, aggregate: distinct, value: c, window: 90d}
            - {id: sum, zh: 一, en: Sum, aggregate: sum, value: n}
            - {id: sum_30d, zh: 一, en: Sum, aggregate: sum, value: n, window: 30d}
            - {id: average_90d, zh: 一, en: Average, aggregate: average, value: n, window: 90d}
            - {id: weighted, zh: 一, en: Weighted, aggregate: average, value: n, weight: w, window: 90d}
            - {id: min_30d, zh: 一, en: Min, aggregate: min, value: n, window: 30d}
            - {id: max_90d, zh: 一, en: Max, aggregate: max, value: n, window: 90d}
            - {id: max, zh: 一, en: Max, aggregate: max, value: n}
            - {id: share_90d, zh: 一, en: Share, aggregate: share, value: b, weight: w, window: 90d}
            - {id: trend, zh: 一, en: Trend, aggregate: trend, value: n}
            - {id: trend_90d, zh: 一, en: Trend, aggregate: trend, value: n, window: 90d}
            - {id: change, zh: 一, en: Change, aggregate: change, value: n}
            - {id: change_30d, zh: 一, en: Change, aggregate: change, value: n, where: b, window: 30d}
            - {id: streak, zh: 一, en: Streak, aggregate: streak, value: b}
            - {id: streak_30d, zh: 一, en: Streak, aggregate: streak, value: b, window: 30d}
            - {id: top_90d, zh: 一, en: Top, aggregate: top_share, value: c, weight: w, window: 90d}
            - {id: hhi_90d, zh: 一, en: Hhi, aggregate: hhi, value: c, weight: w, window: 90d}
            - {id: exists_7d, zh: 一, en: Exists, aggregate: exists, window: 7d, silent: false}
            - {id: since, zh: 一, en: Since, aggregate: days_since, where: b}
            - {id: since_30d, zh: 一, en: Since, aggregate: days_since, window: 30d}
            - {id: decay, zh: 一, en: Decay, aggregate: sum, value: n, decay: 7d}
            - {id: decay_30d, zh: 一, en: Decay, aggregate: count, window: 30d, decay: 3d}
            - {id: growth, zh: 一, en: Growth, aggregate: sum, value: w, window: 30d, compare: {as: growth}}
            - {id: drop, zh: 一, en: Drop, aggregate: average, value: n, window: 30d, compare: {as: drop, window: 90d}}
            - {id: ratio, zh: 一, en: Ratio, aggregate: count, window: 7d, compare: {as: ratio, window: 90d}}
            - {id: sigma, zh: 一, en: Sigma, aggregate: count, window: 7d, compare: {as: sigma, window: 30d}}
            - {id: earlier, zh: 一, en: Earlier, value: n, compare: {as: difference, offset: 30d}}
            - {id: many, zh: 一, en: Many, kind: truth, aggregate: count, window: 30d, result: it > 2}
            - {id: other_cnt, zh: 一, en: Other, from: b.told, aggregate: count, window: 7d}
            - {id: formula, zh: 一, en: Formula, formula: "coalesce(other_cnt, 0) + sum_30d / count"}
          """);

  @Provide
  Arbitrary<List<EnterpriseEvent>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(0, 24 * 120),
            Arbitraries.integers().between(0, 24 * 20),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 8),
            data())
        .as(
            (id, hour, delay, revision, luck, data) ->
                event(id, hour, hour + (luck % 3 == 0 ? delay : 0), revision, luck == 8, data))
        .list()
        .ofMinSize(1)
        .ofMaxSize(16);
  }

  private static Arbitrary<Map<String, FieldValue>> data() {
    Arbitrary<Map<String, FieldValue>> whole =
        Combinators.combine(
                Arbitraries.integers().between(-50, 50),
                Arbitraries.integers().between(1, 9),
                Arbitraries.of("x", "y", "z"),
                Arbitraries.of(true, false))
            .as(
                (n, w, c, b) ->
                    Map.of(
                        "n", Histories.number(n / 4.0),
                        "w", Histories.number(w),
                        "c", Histories.text(c),
                        "b", new FieldValue.Flag(b)));
    Arbitrary<Map<String, FieldValue>> poor =
        Arbitraries.of("n", "c")
            .map(
                name -> Map.of(name, name.equals("n") ? Histories.number(3) : Histories.text("x")));
    return Arbitraries.frequencyOf(Tuple.of(5, whole), Tuple.of(1, poor));
  }

  private static EnterpriseEvent event(
      int id,
      int hour,
      int availableHour,
      int revision,
      boolean retracted,
      Map<String, FieldValue> data) {
    String type = id == 7 ? "b.told" : "a.told";
    EnterpriseEvent event =
        Histories.revision(
            type, Category.TAX, Integer.toString(id), 0, 0, revision, retracted, data);
    Instant available = Histories.START.plus(availableHour, ChronoUnit.HOURS);
    return new EnterpriseEvent(
        event.key(),
        type,
        Category.TAX,
        event.enterprise(),
        Histories.START.plus(hour, ChronoUnit.HOURS),
        available,
        available,
        revision,
        retracted,
        0,
        data);
  }

  /** Where one revision is told twice at one time, content decides: no business of this test. */
  private static List<EnterpriseEvent> unambiguous(List<EnterpriseEvent> events) {
    Set<List<Object>> seen = new HashSet<>();
    return events.stream()
        .filter(event -> seen.add(List.of(event.key(), event.revision(), event.availableTime())))
        .toList();
  }

  private static void requireEqual(TagVector tags, Map<String, TagValue> reference) {
    for (int place = 0; place < CATALOGUE.tags().size(); place++) {
      String tag = CATALOGUE.tags().get(place).id();
      requireEqual(tag, tags.get(place), reference.get(tag));
    }
  }

  static void requireEqual(String tag, TagValue value, TagValue expected) {
    if (expected instanceof TagValue.Quantity quantity
        && value instanceof TagValue.Quantity found) {
      assertThat(found.value())
          .as(tag)
          .isCloseTo(quantity.value(), within(1e-9 * Math.max(1, Math.abs(quantity.value()))));
    } else {
      assertThat(value).as(tag).isEqualTo(expected);
    }
  }

  @Property(tries = TRIES)
  void theEngineGivesWhatRecomputingGives(
      @ForAll("histories") List<EnterpriseEvent> told,
      @ForAll @LongRange(min = 0, max = 24 * 12) long step) {
    Telling telling = new Telling(CATALOGUE);
    List<EnterpriseEvent> events = telling.told();
    Profile profile = Profile.empty(CATALOGUE);
    Instant now = Histories.START;
    TagVector first = profile.tags(now);
    TagVector before = first;

    for (EnterpriseEvent event : unambiguous(told)) {
      if (telling.allows(event, now)) {
        profile.apply(event);
      }
      now = now.plus(step, ChronoUnit.HOURS);
      TagVector tags = profile.tags(now);

      requireEqual(tags, ReferenceTags.of(CATALOGUE, events, now));
      assertThat(tags.differing(before)).isEqualTo(differing(before, tags));
      assertThat(tags.differing(first)).isEqualTo(differing(first, tags));
      before = tags;
    }
    for (int days : List.of(1, 6, 23, 60, 300)) {
      now = now.plus(days, ChronoUnit.DAYS);

      requireEqual(profile.tags(now), ReferenceTags.of(CATALOGUE, events, now));
    }
  }

  private static int[] differing(TagVector one, TagVector other) {
    return IntStream.range(0, CATALOGUE.tags().size())
        .filter(place -> !one.get(place).equals(other.get(place)))
        .toArray();
  }

  @Property(tries = TRIES)
  void orderRepetitionAndRestartsChangeNothing(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll long seed) {
    Random random = new Random(seed);
    List<EnterpriseEvent> mixed = new ArrayList<>(events);
    mixed.addAll(events.subList(0, random.nextInt(events.size())));
    Collections.shuffle(mixed, random);
    Telling telling = new Telling(CATALOGUE);
    Profile other = Profile.empty(CATALOGUE);
    Instant now = Histories.START;
    other.tags(now);
    for (EnterpriseEvent event : mixed) {
      if (telling.allows(event, now)) {
        other.apply(event);
      }
      if (random.nextInt(3) == 0) {
        now = now.plus(random.nextInt(300), ChronoUnit.HOURS);
        other.tags(now);
      }
      if (random.nextInt(5) == 0) {
        other = Profile.fromBytes(CATALOGUE, CATALOGUE.tables(), other.toBytes());
      }
    }

    Profile straight = Profile.empty(CATALOGUE);
    telling.told().forEach(straight::apply);
    for (int days : List.of(0, 3, 40, 200)) {
      now = now.plus(days, ChronoUnit.DAYS);
      assertThat(other.tags(now)).isEqualTo(straight.tags(now));
    }
    assertThat(other.toBytes()).isEqualTo(straight.toBytes());
  }
}
