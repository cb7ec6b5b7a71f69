package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.Histories;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A profile that forgets what is out of sight tells what one tells that forgets nothing, over
 * histories that are several reaches long: with what comes late, is corrected across the border, is
 * taken back before and after it went out of sight, is dated ahead, wherever it is written and read
 * again.
 */
class ForgettingLawTest {
  /** Reaches: 16 days, 23 days (an earlier window of 14 after 7), 37 days, 2 days; 9 of b. */
  private static final Catalogue CATALOGUE =
      Catalogue.parse(
          "law.yaml",
          """
          category: tax
          from: a.told
          tags:
            - {id: count_7d, zh: 一, en: Count, aggregate: count, window: 7d, where: b}
            - {id: last_7d, zh: 一, en: Last, value: n, window: 7d}
            - {id: first_14d, zh: 一, en: First, aggregate: first, value: n, window: 14d}
            - {id: mode_14d, zh: 一, en: Mode, aggregate: mode, value: c, window: 14d}
            - {id: max_14d, zh: 一, en: Max, aggregate: max, value: n, window: 14d}
            - {id: since_14d, zh: 一, en: Since, aggregate: days_since, window: 14d}
            - {id: streak_14d, zh: 一, en: Streak, aggregate: streak, value: b, window: 14d}
            - {id: decay_14d, zh: 一, en: Decay, aggregate: sum, value: n, window: 14d, decay: 3d}
            - {id: b_cnt, zh: 一, en: B, from: b.told, aggregate: count, window: 7d}
            - {id: b_exists, zh: 一, en: B, from: b.told, aggregate: exists, window: 7d, silent: false}
            - {id: c_ratio, zh: 一, en: C, from: c.told, aggregate: count, window: 7d, compare: {as: ratio, window: 14d}}
            - {id: d_growth, zh: 一, en: D, from: d.told, aggregate: sum, value: n, window: 7d, compare: {as: growth, offset: 28d}}
            - {id: e_sum, zh: 一, en: E, from: e.told, aggregate: sum, value: n}
            - {id: e_sum_7d, zh: 一, en: E, from: e.told, aggregate: sum, value: n, window: 7d}
            - {id: formula, zh: 一, en: Formula, formula: "coalesce(b_cnt, -1) + coalesce(c_ratio, -1)"}
          """);

  private static final List<String> TYPES =
      List.of("a.told", "a.told", "b.told", "c.told", "d.told", "e.told", "nobody.reads", "b.told");

  @Provide
  Arbitrary<List<EnterpriseEvent>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, TYPES.size() - 1),
            Arbitraries.integers().between(0, 24 * 160),
            Arbitraries.integers().between(-24 * 30, 24 * 50),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(-20, 20),
            Arbitraries.of("x", "y"))
        .as(ForgettingLawTest::event)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(ForgettingLawTest::unambiguous);
  }

  private static EnterpriseEvent event(
      int id, int hour, int delay, int revision, int luck, int number, String code) {
    Category category = id == TYPES.size() - 1 ? Category.REGISTRATION : Category.TAX;
    String type = TYPES.get(id);
    Instant available = Histories.START.plus(hour + (luck % 2 == 0 ? delay : 0), ChronoUnit.HOURS);
    Map<String, FieldValue> data =
        Map.of(
            "n", Histories.number(number),
            "b", new FieldValue.Flag(number > 0),
            "c", Histories.text(code),
            "name", Histories.text(code));
    EnterpriseEvent event =
        Histories.revision(type, category, Integer.toString(id), 0, 0, revision, luck > 6, data);
    return new EnterpriseEvent(
        event.key(),
        type,
        category,
        event.enterprise(),
        Histories.START.plus(hour, ChronoUnit.HOURS),
        available,
        available,
        revision,
        luck > 6,
        0,
        data);
  }

  /** Where one revision is told twice at one time, content decides: no business of this test. */
  private static List<EnterpriseEvent> unambiguous(List<EnterpriseEvent> events) {
    List<EnterpriseEvent> different = new ArrayList<>();
    for (EnterpriseEvent event : events) {
      if (different.stream()
          .noneMatch(
              one ->
                  one.key().equals(event.key())
                      && one.revision() == event.revision()
                      && one.availableTime().equals(event.availableTime()))) {
        different.add(event);
      }
    }
    return different;
  }

  /** Some again, and in an order of its own or, as the log mostly is, in that of availability. */
  private static List<EnterpriseEvent> mixed(List<EnterpriseEvent> events, Random random) {
    List<EnterpriseEvent> mixed = new ArrayList<>(events);
    mixed.addAll(events.subList(0, random.nextInt(events.size())));
    Collections.shuffle(mixed, random);
    if (random.nextInt(3) > 0) {
      mixed.sort(Comparator.comparing(EnterpriseEvent::availableTime));
    }
    return mixed;
  }

  /** Instants that do not go back, of which some wait for what they are asked of to happen. */
  private static final class Clock {
    private final Random random;
    private Instant now = Histories.START.minus(40, ChronoUnit.DAYS);

    Clock(Random random) {
      this.random = random;
    }

    Instant next(EnterpriseEvent event) {
      now = now.plus(random.nextInt(24 * 9), ChronoUnit.HOURS);
      if (random.nextBoolean() && event.availableTime().isAfter(now)) {
        now = event.availableTime();
      }
      return now;
    }
  }

  private static Profile of(List<EnterpriseEvent> events) {
    Profile profile = Profile.empty(CATALOGUE);
    events.forEach(profile::apply);
    return profile;
  }

  private static Profile restarted(Profile profile) {
    return Profile.fromBytes(CATALOGUE, CATALOGUE.tables(), profile.toBytes());
  }

  private static void requireRight(Profile profile, List<EnterpriseEvent> told, Instant now) {
    TagVector tags = profile.tags(now);
    TagVector anew = of(told).tags(now);

    assertThat(tags).isEqualTo(anew);
    assertThat(tags.isEmpty()).isEqualTo(anew.isEmpty());
    assertThat(tags.enrolled()).isEqualTo(anew.enrolled());
    assertThat(tags.name()).isEqualTo(anew.name());
    Map<String, TagValue> reference = ReferenceTags.of(CATALOGUE, told, now);
    for (TagSpec tag : CATALOGUE.tags()) {
      assertThat(tags.evidence(tag.id())).as(tag.id()).isEqualTo(anew.evidence(tag.id()));
      EngineLawTest.requireEqual(tag.id(), tags.get(tag.id()), reference.get(tag.id()));
    }
    assertThat(TYPES.stream().filter(profile::knows))
        .as("types known")
        .hasSameElementsAs(ReferenceTags.knownTypes(CATALOGUE, told, now));
  }

  @Property
  void whatIsForgottenIsNotMissed(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll long seed) {
    Random random = new Random(seed);
    Telling telling = new Telling(CATALOGUE);
    Profile profile = Profile.empty(CATALOGUE);
    Clock clock = new Clock(random);
    Instant asked = clock.now;
    profile.tags(asked);

    for (EnterpriseEvent event : mixed(events, random)) {
      if (telling.allows(event, asked)) {
        profile.apply(event);
      }
      if (random.nextInt(4) > 0) {
        asked = clock.next(event);
        requireRight(profile, telling.told(), asked);
      }
      switch (random.nextInt(4)) {
        case 0 -> profile = restarted(profile);
        case 1 -> profile.toBytes();
        default -> {}
      }
    }
    for (int days : List.of(0, 5, 30, 300)) {
      asked = asked.plus(days, ChronoUnit.DAYS);
      requireRight(profile, telling.told(), asked);
      requireRight(restarted(profile), telling.told(), asked);
    }
  }

  @Property
  void eventsAndClockDecideTheBytes(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll long seed) {
    Random random = new Random(seed);
    Telling telling = new Telling(CATALOGUE);
    Profile profile = Profile.empty(CATALOGUE);
    Clock clock = new Clock(random);
    Instant asked = clock.now;
    profile.tags(asked);
    for (EnterpriseEvent event : mixed(events, random)) {
      if (telling.allows(event, asked)) {
        profile.apply(event);
      }
      if (random.nextInt(3) == 0) {
        asked = clock.next(event);
        profile.tags(asked);
        profile.toBytes();
      }
    }
    List<EnterpriseEvent> told = new ArrayList<>(telling.told());
    Collections.shuffle(told, random);
    Profile other = of(told);
    other.tags(asked);

    assertThat(profile.toBytes()).isEqualTo(other.toBytes());
    assertThat(restarted(profile).toBytes()).isEqualTo(other.toBytes());
    assertThat(profile.size()).isEqualTo(other.size());
  }

  /** Holds of what the law excepts, too: a stream gives the same wherever its checkpoints are. */
  @Property
  void whereItIsWrittenAndReadChangesNothing(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll long seed) {
    Random random = new Random(seed);
    Profile one = Profile.empty(CATALOGUE);
    Profile other = Profile.empty(CATALOGUE);
    Clock clock = new Clock(random);
    for (EnterpriseEvent event : mixed(events, random)) {
      assertThat(one.apply(event)).isEqualTo(other.apply(event));
      if (random.nextInt(4) > 0) {
        Instant now = clock.next(event);
        TagVector before = one.tags(now.minusSeconds(random.nextInt(3600)));
        TagVector after = one.tags(now);

        assertThat(after).isEqualTo(other.tags(now));
        assertThat(after.differing(before)).isEqualTo(differing(before, after));
      }
      switch (random.nextInt(3)) {
        case 0 -> other.toBytes();
        case 1 -> other = restarted(other);
        default -> {}
      }
    }

    assertThat(one.toBytes()).isEqualTo(other.toBytes());
  }

  private static int[] differing(TagVector one, TagVector other) {
    return IntStream.range(0, CATALOGUE.tags().size())
        .filter(place -> !one.get(place).equals(other.get(place)))
        .toArray();
  }
}
