package cn.financebrain.scoring.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FeedEpochsTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final List<String> TYPES =
      List.of("registration.snapshot", "tax.assessed", "complaint.filed");
  private static final int DAYS = 12;

  private static StaleTypes stale(Set<String> types) {
    Map<String, TreeSet<String>> feeds = new HashMap<>();
    types.forEach(type -> feeds.put(type, new TreeSet<>(Set.of("bureau/" + type))));
    return new StaleTypes(new TreeMap<>(feeds));
  }

  @Provide
  Arbitrary<List<DayBegins>> marks() {
    Arbitrary<Optional<StaleTypes>> told =
        Arbitraries.of(TYPES).set().map(FeedEpochsTest::stale).optional();
    return Combinators.combine(Arbitraries.longs().between(1, DAYS), told)
        .as(DayBegins::new)
        .list()
        .ofMaxSize(20);
  }

  private static FeedEpochs epochs(List<DayBegins> marks) {
    FeedEpochs epochs = new FeedEpochs(CATALOGUE);
    marks.forEach(epochs::put);
    return epochs;
  }

  /** By the law alone: the newest day with a mark, and what all its marks that know tell. */
  private static Optional<Set<String>> expected(List<DayBegins> marks, long day) {
    long newest = marks.stream().mapToLong(DayBegins::day).filter(d -> d <= day).max().orElse(0);
    List<StaleTypes> known =
        marks.stream()
            .filter(mark -> mark.day() == newest)
            .flatMap(mark -> mark.stale().stream())
            .toList();
    Set<String> types = new TreeSet<>();
    known.forEach(stale -> types.addAll(stale.feeds().keySet()));
    return known.isEmpty() ? Optional.empty() : Optional.of(types);
  }

  @Property
  void aDayIsAsItsMarksSayInWhateverOrderTheyCome(
      @ForAll("marks") List<DayBegins> marks, @ForAll Random random) {
    FeedEpochs epochs = epochs(marks);
    List<DayBegins> shuffled = new ArrayList<>(marks);
    shuffled.addAll(marks);
    Collections.shuffle(shuffled, random);
    FeedEpochs other = new FeedEpochs(CATALOGUE);
    for (DayBegins mark : shuffled) {
      var unused = other.of(random.nextInt(DAYS)); // asking early leaves no trace
      other.put(mark);
    }
    for (long day = 0; day <= DAYS + 1; day++) {
      assertThat(epochs.types(day).map(types -> types.feeds().keySet()))
          .isEqualTo(expected(marks, day).map(TreeSet::new));
      assertThat(other.types(day)).isEqualTo(epochs.types(day));
      for (int place = 0; place < CATALOGUE.tags().size(); place++) {
        assertThat(other.of(day).contains(place)).isEqualTo(epochs.of(day).contains(place));
      }
    }
  }

  @Property
  void whatIsKeptAndReadAgainIsTheSame(
      @ForAll("marks") List<DayBegins> marks, @ForAll Random random) {
    FeedEpochs epochs = epochs(marks);
    long first = random.nextInt(DAYS);
    FeedEpochs kept = epochs(marks);
    kept.forgetBefore(first);
    FeedEpochs restored = epochs(kept.marks());
    for (long day = first; day <= DAYS + 1; day++) {
      assertThat(restored.types(day)).isEqualTo(epochs.types(day));
    }
  }

  @Test
  void aTagIsStaleIfOneOfItsTypesIs() {
    StaleTags stale = StaleTags.of(CATALOGUE, stale(Set.of("registration.snapshot")));

    assertThat(stale.contains(CATALOGUE.indexOf("reg_capital"))).isTrue();
    assertThat(stale.contains(CATALOGUE.indexOf("reg_capital_industry_z"))).isTrue();
    assertThat(stale.contains(CATALOGUE.indexOf("tax_cnt"))).isFalse();
  }

  @Test
  void aDayOfWhichNothingIsKnownHidesThoseBefore() {
    FeedEpochs epochs =
        epochs(
            List.of(
                new DayBegins(3, Optional.of(stale(Set.of("tax.assessed")))), new DayBegins(5)));

    assertThat(epochs.of(4).contains(CATALOGUE.indexOf("tax_cnt"))).isTrue();
    assertThat(epochs.of(5)).isSameAs(StaleTags.NONE);
    assertThat(epochs.of(2)).isSameAs(StaleTags.NONE);
  }
}
