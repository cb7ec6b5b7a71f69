package cn.financebrain.ingest.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SorterTest {
  private static final long ONE_ENTRY = 1;

  @TempDir private Path temp;

  @Property(tries = 100)
  void entriesComeInOrderWhateverFitsIntoMemory(
      @ForAll @Size(max = 200) List<@IntRange(min = -50, max = 50) Integer> times,
      @ForAll @IntRange(min = 1, max = 5_000) int memory)
      throws IOException {
    Path directory = Files.createTempDirectory("sorter");
    Sorter sorter = new Sorter(directory, "t", memory);
    List<Entry> entries = new ArrayList<>();
    for (int time : times) {
      entries.add(entry(time, "name-" + time % 3, entries.size()));
      sorter.add(entries.get(entries.size() - 1));
    }

    List<Place> places = places(sorter);

    assertThat(places).isEqualTo(entries.stream().map(Entry::place).sorted().toList());
    sorter.discard();
    Files.delete(directory); // so nothing is left in it
  }

  @Test
  void whatComesInOrderIsOneRun() throws IOException {
    Sorter sorter = new Sorter(temp, "t", ONE_ENTRY);
    for (int i = 0; i < 1_000; i++) {
      sorter.add(entry(i / 2, "same", i));
    }

    assertThat(places(sorter)).hasSize(1_000);
    assertThat(sorter.runs()).isEqualTo(1);
  }

  @Test
  void moreRunsThanCanBeOpenAreMergedInSteps() throws IOException {
    Sorter sorter = new Sorter(temp, "t", ONE_ENTRY);
    int count = 10 * Sorter.FAN_IN;
    for (int i = count; i > 0; i--) {
      sorter.add(entry(i, "same", i));
    }

    assertThat(places(sorter)).hasSize(count).isSorted();
    assertThat(sorter.runs()).isLessThanOrEqualTo(Sorter.FAN_IN);
  }

  @Test
  void bodiesAndTimesComeBackAsTheyWere() throws IOException {
    Sorter sorter = new Sorter(temp, "t", 1_000);
    byte[] body = new byte[100_000];
    new Random(7).nextBytes(body);
    sorter.add(new Entry(new Place(Instant.parse("1899-01-01T00:00:00.000000001Z"), "甲", 2), body));
    sorter.add(new Entry(new Place(Instant.MIN, "", 1), "empty".getBytes(UTF_8)));

    try (Merge merge = sorter.sorted()) {
      assertThat(merge.next().orElseThrow().place().time()).isEqualTo(Instant.MIN);
      Entry second = merge.next().orElseThrow();
      assertThat(second.place().time()).isEqualTo("1899-01-01T00:00:00.000000001Z");
      assertThat(second.place().name()).isEqualTo("甲");
      assertThat(second.body()).isEqualTo(body);
      assertThat(merge.next()).isEmpty();
    }
  }

  private static Entry entry(int time, String name, long number) {
    return new Entry(new Place(Instant.ofEpochSecond(time), name, number), new byte[] {1, 2});
  }

  private static List<Place> places(Sorter sorter) throws IOException {
    List<Place> places = new ArrayList<>();
    try (Merge merge = sorter.sorted()) {
      for (Optional<Entry> e = merge.next(); e.isPresent(); e = merge.next()) {
        places.add(e.get().place());
      }
    }
    return places;
  }
}
