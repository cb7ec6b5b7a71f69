package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.corpus.Corpus;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The feed of the corpus, what its files are made of, and what must have come of them. */
final class BrokenFeed {
  static final String HEADER = "统一社会信用代码,年度,填报日期,注册资本,从业人数,登记状态,行业代码,是否上市,企业名称\n";
  static final String GOOD = "91330100799655058B,2024,2025-03-01,100.5,12,存续,J6639,否,甲公司\n";
  static final String JSON =
      "{\"统一社会信用代码\": \"91330100799655058B\", \"年度\": 2024, \"填报日期\": \"2025-03-01\","
          + " \"企业名称\": \"甲公司\"}";

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  final FeedSet feed;
  private final Path temp;

  BrokenFeed(Path temp) throws IOException {
    this(temp, "firms");
  }

  /**
   * @param name of a mapping beside the corpus
   */
  BrokenFeed(Path temp, String name) throws IOException {
    this.temp = temp;
    Path mapping = Files.createTempDirectory(temp, "feed").resolve(name + ".yaml");
    Files.writeString(mapping, Corpus.resource(name + ".mapping.yaml"));
    this.feed = FeedSet.open(mapping.toString());
  }

  FeedMapping mapping() {
    return feed.mappings().get(0);
  }

  /** What a load made, by whatever way it came in. */
  record Outcome(FeedRun run, List<DeadLetter> letters, int events) {}

  /** As a file that is ingested. */
  Outcome ingested(String name, byte[] content) throws IOException {
    Path directory = Files.createTempDirectory(temp, "in");
    Path file = Files.write(directory.resolve(name), content);
    RecordingSink sink = new RecordingSink();
    IngestResult result =
        new FileIngest(sink, directory.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
            .run(feed, file);
    return new Outcome(result.runs().get(0), sink.letters, sink.events.size());
  }

  /** As a file that was dropped into the folder of a connection. */
  Outcome dropped(String name, byte[] content) throws IOException {
    Path directory = Files.createTempDirectory(temp, "in");
    Path file = Files.write(directory.resolve(name), content);
    RecordingSink sink = new RecordingSink();
    try (StreamLoad load = new StreamLoad(directory.resolve("ledgers"), 1_000)) {
      BatchReading.Result result =
          new BatchReading(mapping(), CLOCK, batch -> load.publish(batch, sink)).file(file, name);
      return new Outcome(result.run(), sink.letters, sink.events.size());
    }
  }

  /** The content that a case describes by its parts. */
  static byte[] content(JsonNode parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (JsonNode part : parts) {
      content.writeBytes(part(part));
    }
    return content.toByteArray();
  }

  private static byte[] part(JsonNode part) {
    if (part.has("hex")) {
      return HexFormat.of().parseHex(part.get("hex").asText());
    }
    if (part.has("repeat")) {
      return part.get("repeat").asText().repeat(part.get("times").asInt()).getBytes(UTF_8);
    }
    return filled(part.get("text").asText())
        .getBytes(Charset.forName(part.path("charset").asText("UTF-8")));
  }

  static String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> value :
        Map.of("header", HEADER, "good", GOOD, "json", JSON + '\n').entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  /** Counts add up, and each rejected record has the dead letter that the case expects. */
  static void check(JsonNode broken, Outcome outcome) {
    FeedRun run = outcome.run();
    long rejected = run.rejected().values().stream().mapToLong(Long::longValue).sum();
    assertThat(run.read()).isEqualTo(run.accepted() + run.duplicate() + rejected);
    assertThat(outcome.letters()).hasSize((int) rejected);
    assertThat(outcome.events()).isEqualTo((int) run.accepted());
    JsonNode letters = broken.path("letters");
    assertThat(outcome.letters()).as("%s", outcome.letters()).hasSize(letters.size());
    for (int i = 0; i < letters.size(); i++) {
      check(letters.get(i), letters.get(i).required("line").asLong(), outcome.letters().get(i));
    }
    assertThat(run.accepted()).as("accepted").isEqualTo(broken.path("accepted").asLong(0));
    assertThat(run.duplicate()).as("duplicate").isEqualTo(broken.path("duplicate").asLong(0));
  }

  static void check(JsonNode expected, long line, DeadLetter letter) {
    assertThat(letter.reason().name())
        .as(letter.toString())
        .isEqualTo(expected.required("reason").asText());
    assertThat(letter.detail()).contains(expected.required("detail").asText());
    assertThat(letter.position()).as(letter.toString()).isEqualTo(line);
    assertThat(letter.column()).as(letter.toString()).isEqualTo(expected.path("column").asText());
  }
}
