package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.sample.SampleCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCityTest {
  private static final Instant REFERENCE = Instant.parse("2026-11-23T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(REFERENCE, ZoneOffset.UTC);

  @TempDir private Path temp;

  @Test
  void everyRowOfTheSampleIsAccepted() throws IOException {
    SampleCity.write(temp.resolve("city"), 7, 1, 400, REFERENCE);
    RecordingSink sink = new RecordingSink();

    IngestResult result =
        new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
            .run(FeedSet.open("sample"), temp.resolve("city"));

    assertThat(sink.letters).isEmpty();
    assertThat(result.accepted()).isEqualTo(result.read()).isGreaterThan(4_000);
    assertThat(result.unmatched()).isEmpty();
    assertThat(result.runs()).hasSize(8);
    assertThat(sink.events).allMatch(event -> !event.eventTime().isAfter(REFERENCE));
    assertThat(sink.events)
        .filteredOn(event -> event.type().equals("registration.snapshot"))
        .hasSize(400);
  }

  @Test
  void dozensOfItsEnterprisesCarryEachRisk() throws IOException {
    SampleCity.write(temp, 7, 1, 400, REFERENCE);

    assertThat(labels("labels-fundraising.csv")).filteredOn(Label::positive).hasSize(33);
    assertThat(labels("labels-default.csv")).filteredOn(Label::positive).hasSize(34);
  }

  @Test
  void citiesSideBySideShareNoEvent() throws IOException {
    SampleCity.write(temp.resolve("a"), 7, 1, 30, REFERENCE);
    SampleCity.write(temp.resolve("b"), 7, 31, 30, REFERENCE);
    RecordingSink sink = new RecordingSink();
    FileIngest ingest =
        new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {});

    IngestResult first = ingest.run(FeedSet.open("sample"), temp.resolve("a"));
    IngestResult second = ingest.run(FeedSet.open("sample"), temp.resolve("b"));

    assertThat(second.accepted()).isEqualTo(second.read()).isPositive();
    assertThat(sink.events).hasSize((int) (first.accepted() + second.accepted()));
    assertThat(sink.events).extracting(EnterpriseEvent::key).doesNotHaveDuplicates();
    assertThat(sink.events).extracting(EnterpriseEvent::revision).containsOnly(0);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    SampleCity.write(temp.resolve("a"), 7, 1, 50, REFERENCE);
    SampleCity.write(temp.resolve("b"), 7, 1, 50, REFERENCE);

    for (String file : List.of("registration.csv", "statements.csv", "complaints.csv")) {
      assertThat(temp.resolve("a").resolve(file))
          .hasSameBinaryContentAs(temp.resolve("b").resolve(file));
    }
    assertThat(Files.readString(temp.resolve("a/registration.csv"))).contains("示例");
  }

  private List<Label> labels(String file) {
    return LabelFile.read(FeedSet.open("sample"), temp.resolve(file));
  }
}
