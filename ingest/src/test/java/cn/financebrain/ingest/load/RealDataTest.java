package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled feeds over the real data sets, where these are present beside the project. */
class RealDataTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path temp;

  @Test
  void everyRowOfTheChineseCityIsAccepted() {
    RecordingSink sink = new RecordingSink();

    IngestResult result = load("bdci", data("bdci2020"), sink);

    assertThat(sink.letters).isEmpty();
    assertThat(read(result))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "bdci/base_info", 14_865L,
                "bdci/annual_report_info", 22_550L,
                "bdci/tax_info", 29_195L,
                "bdci/news_info", 10_518L,
                "bdci/other_info", 1_890L));
    assertThat(result.duplicate()).isEqualTo(102); // annual reports that stand there twice
    assertThat(result.unmatched()).isEmpty();
    assertThat(sink.events.stream().map(event -> List.of(event.key(), event.revision())).distinct())
        .hasSameSizeAs(sink.events);
    assertThat(sink.events).filteredOn(event -> event.revision() > 0).hasSize(20);
  }

  @Test
  void aSecondLoadOfTheChineseCityPublishesNothing() {
    load("bdci", data("bdci2020"), new RecordingSink());
    RecordingSink second = new RecordingSink();

    IngestResult result = load("bdci", data("bdci2020"), second);

    assertThat(second.events).isEmpty();
    assertThat(result.accepted()).isZero();
    assertThat(result.duplicate()).isEqualTo(result.read());
  }

  @Test
  void everyAmericanStatementIsAccepted() {
    RecordingSink sink = new RecordingSink();

    IngestResult result = load("american", data("american"), sink);

    assertThat(result.accepted()).isEqualTo(65_275);
    assertThat(sink.letters).isEmpty();
  }

  @Test
  void labelsAreRead() {
    List<Label> fundraising =
        LabelFile.read(FeedSet.open("bdci"), data("bdci2020").resolve("labels.csv"));
    List<Label> failures =
        LabelFile.read(FeedSet.open("american"), data("american").resolve("labels.csv"));

    assertThat(fundraising).hasSize(11_892);
    assertThat(fundraising).filteredOn(Label::positive).hasSize(785);
    assertThat(failures).hasSize(65_275);
    assertThat(failures.get(0).asOf()).contains(Instant.parse("2000-03-30T00:00:00Z"));
  }

  private IngestResult load(String feed, Path input, RecordingSink sink) {
    return new FileIngest(sink, temp, CLOCK, (bytes, total, rows) -> {})
        .run(FeedSet.open(feed), input);
  }

  private static Map<String, Long> read(IngestResult result) {
    return result.runs().stream().collect(Collectors.toMap(FeedRun::feed, FeedRun::read));
  }

  /** {@code ../shared/data} beside the project, or beside a directory above it. */
  private static Path data(String set) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared").resolve("data").resolve(set);
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    assumeTrue(false, "SKIPPED: the data set ../shared/data/" + set + " is not there");
    throw new AssertionError();
  }
}
