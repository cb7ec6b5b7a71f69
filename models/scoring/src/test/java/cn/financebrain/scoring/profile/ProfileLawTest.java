package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.Histories;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A profile is a pure function of a set of events and of an instant. */
class ProfileLawTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @Provide
  Arbitrary<List<EnterpriseEvent>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 900).map(Histories::day);
  }

  private static Profile of(List<EnterpriseEvent> events) {
    Profile profile = Profile.empty(CATALOGUE);
    events.forEach(profile::apply);
    return profile;
  }

  @Property(tries = 200)
  void orderAndRepetitionChangeNothing(
      @ForAll("histories") List<EnterpriseEvent> events,
      @ForAll("instants") Instant asOf,
      @ForAll long seed) {
    List<EnterpriseEvent> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));

    Profile straight = of(events);
    Profile mixed = of(shuffled);

    assertThat(mixed.toBytes()).isEqualTo(straight.toBytes());
    assertThat(mixed.tags(asOf)).isEqualTo(straight.tags(asOf));
    assertThat(mixed.enrolled(asOf)).isEqualTo(straight.enrolled(asOf));
  }

  @Property(tries = 200)
  void aRestoreInTheMiddleChangesNothing(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll("instants") Instant asOf) {
    int half = events.size() / 2;
    Profile restored =
        Profile.fromBytes(CATALOGUE, CATALOGUE.tables(), of(events.subList(0, half)).toBytes());
    events.subList(half, events.size()).forEach(restored::apply);

    assertThat(restored.toBytes()).isEqualTo(of(events).toBytes());
    assertThat(restored.tags(asOf)).isEqualTo(of(events).tags(asOf));
  }

  @Property(tries = 200)
  void tagsMovedOnAreThoseMadeAnew(
      @ForAll("histories") List<EnterpriseEvent> events,
      @ForAll @Size(25) List<@LongRange(min = -30, max = 1_000) Long> steps) {
    Profile profile = Profile.empty(CATALOGUE);
    Instant now = Histories.START;

    for (int i = 0; i < events.size(); i++) {
      profile.apply(events.get(i));
      now = now.plus(steps.get(i), ChronoUnit.HOURS);

      requireSame(profile.tags(now), of(events.subList(0, i + 1)).tags(now));
    }
    for (int hours : List.of(1, 5, 24, 31 * 24, 400 * 24, 2_000 * 24)) {
      now = now.plus(hours, ChronoUnit.HOURS);

      requireSame(profile.tags(now), of(events).tags(now));
    }
  }

  private static void requireSame(TagVector one, TagVector other) {
    assertThat(one).isEqualTo(other);
    assertThat(one.name()).isEqualTo(other.name());
    assertThat(one.enrolled()).isEqualTo(other.enrolled());
    requireSameEvidence(one, other);
  }

  private static void requireSameEvidence(TagVector one, TagVector other) {
    for (TagSpec tag : CATALOGUE.tags()) {
      assertThat(one.evidence(tag.id())).isEqualTo(other.evidence(tag.id()));
      assertThat(one.known(tag.id())).isEqualTo(other.known(tag.id()));
    }
  }

  @Property(tries = 200)
  void onlyWhatWasAvailableCounts(
      @ForAll("histories") List<EnterpriseEvent> events, @ForAll("instants") Instant asOf) {
    List<EnterpriseEvent> available =
        events.stream().filter(event -> !event.availableTime().isAfter(asOf)).toList();

    assertThat(of(events).tags(asOf)).isEqualTo(of(available).tags(asOf));
    assertThat(of(events).tags(asOf).isEmpty()).isEqualTo(of(available).tags(asOf).isEmpty());
  }

  @Property(tries = 100)
  void aRepeatedEventIsADuplicateOrStale(@ForAll("histories") List<EnterpriseEvent> events) {
    Profile profile = of(events);
    byte[] before = profile.toBytes();

    for (EnterpriseEvent event : events) {
      assertThat(profile.apply(event)).isIn(Applied.DUPLICATE, Applied.STALE);
    }
    assertThat(profile.toBytes()).isEqualTo(before);
  }
}
