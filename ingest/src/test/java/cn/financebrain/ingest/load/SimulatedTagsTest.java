package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.profile.TagVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the tags of the catalogue say of a simulated city: all of them something, none all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedTagsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
  private static final double PRECISION = 0.9;
  private static final double RECALL = 0.3;

  private final Catalogue catalogue = Catalogue.bundled();
  private final City city = City.of(5, 2_000, 24, YearMonth.of(2026, 6));
  private final Map<String, Profile> profiles = new HashMap<>();
  private final List<TagVector> tags = new ArrayList<>();

  @BeforeAll
  void letTheCityLive(@TempDir Path temp) throws IOException {
    Path delivered = Files.createDirectories(temp.resolve("city"));
    new Simulation(city, Emitters.all()).write(delivered, months -> {});
    new FileIngest(
            new IntoProfiles(),
            temp.resolve("ledgers"),
            Clock.fixed(NOW, ZoneOffset.UTC),
            (bytes, total, rows) -> {})
        .run(FeedSet.open("city"), delivered);
    for (Firm firm : city.firms()) {
      Profile profile = profiles.remove(firm.uscc().text());
      tags.add((profile == null ? Profile.empty(catalogue) : profile).tags(NOW));
    }
  }

  /** Keeps what tags read, not the events. */
  private final class IntoProfiles implements EventSink {
    @Override
    public void publish(EnterpriseEvent event) {
      profiles
          .computeIfAbsent(event.enterprise().text(), any -> Profile.empty(catalogue))
          .apply(event);
    }

    @Override
    public void reject(DeadLetter letter) {}

    @Override
    public void flush() {}
  }

  @Test
  void everyTagIsFilledForSomeEnterprise() {
    List<String> empty =
        catalogue.tags().stream()
            .map(TagSpec::id)
            .filter(tag -> tags.stream().noneMatch(vector -> vector.known(tag)))
            .toList();
    System.out.println("EMPTY " + empty);
    assertThat(empty).isEmpty();
  }

  @Test
  void noTagAloneTellsWhoRaisesMoneyOrDefaults() {
    LocalDate end = city.lastDay();
    List<String> leaks = new ArrayList<>();
    leaks.addAll(leaks("fundraising", Story::fundraisingBy, end));
    leaks.addAll(leaks("default", Story::defaultBy, end));
    leaks.forEach(l -> System.out.println("LEAK " + l));
    assertThat(leaks).isEmpty();
  }

  private List<String> leaks(String risk, BiPredicate<Story, LocalDate> label, LocalDate end) {
    boolean[] positive = new boolean[tags.size()];
    int positives = 0;
    for (int i = 0; i < positive.length; i++) {
      positive[i] = label.test(city.firms().get(i).story(), end);
      positives += positive[i] ? 1 : 0;
    }
    System.out.println("POSITIVES " + risk + " " + positives);
    List<String> found = new ArrayList<>();
    for (TagSpec tag : catalogue.tags()) {
      String leak = leak(tag.id(), positive, positives);
      if (!leak.isEmpty()) {
        found.add(risk + " " + tag.id() + " " + leak);
      }
    }
    return found;
  }

  private String leak(String tag, boolean[] positive, int positives) {
    TreeMap<Double, int[]> numbers = new TreeMap<>();
    TreeMap<String, int[]> words = new TreeMap<>();
    for (int i = 0; i < positive.length; i++) {
      TagValue value = tags.get(i).get(tag);
      int[] counts;
      if (value instanceof TagValue.Quantity quantity) {
        counts = numbers.computeIfAbsent(quantity.value(), any -> new int[2]);
      } else if (value instanceof TagValue.Code code) {
        counts = words.computeIfAbsent(code.value(), any -> new int[2]);
      } else if (value instanceof TagValue.Truth truth) {
        counts = words.computeIfAbsent(String.valueOf(truth.value()), any -> new int[2]);
      } else {
        counts = words.computeIfAbsent("(missing)", any -> new int[2]);
      }
      counts[positive[i] ? 1 : 0]++;
    }
    int[] known = new int[2];
    Stream.concat(
            numbers.values().stream(),
            words.entrySet().stream()
                .filter(e -> !e.getKey().equals("(missing)"))
                .map(Map.Entry::getValue))
        .forEach(
            c -> {
              known[0] += c[0];
              known[1] += c[1];
            });
    if (separates(known, positives)) {
      return "known " + known[1] + "/" + known[0];
    }
    for (Map.Entry<String, int[]> word : words.entrySet()) {
      if (separates(word.getValue(), positives)) {
        return "= " + word.getKey() + " " + word.getValue()[1] + "/" + word.getValue()[0];
      }
    }
    for (var order : List.of(numbers, numbers.descendingMap())) {
      int[] sum = new int[2];
      for (Map.Entry<Double, int[]> e : order.entrySet()) {
        sum[0] += e.getValue()[0];
        sum[1] += e.getValue()[1];
        if (separates(sum, positives)) {
          return "up to " + e.getKey() + " " + sum[1] + "/" + sum[0];
        }
      }
    }
    return "";
  }

  private static boolean separates(int[] counts, int positives) {
    return counts[1] > RECALL * positives && counts[1] > PRECISION * (counts[0] + counts[1]);
  }
}
