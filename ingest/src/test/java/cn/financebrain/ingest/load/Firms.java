package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A feed of firms, a folder to load it from, and what came of the loads. */
final class Firms {
  static final String HEADER = "code,founded,capital,state,name\n";
  static final String GOOD = "91330100799655058B,2020-01-02,10.5,开业,甲\n";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String MAPPING =
      """
      feed: city/firms
      files: ["firms*"]
      enterprise: {column: code, scheme: uscc}
      id: {columns: [code]}
      events:
        - type: firm.registered
          category: registration
          event_time: {column: founded}
      columns:
        founded: {field: founded_on, type: date, formats: %s, required: true}
        capital: {field: capital, type: number, min: 0}
        state: {field: state, type: code, codes: {开业: open, 注销: closed}, other: reject}
        name: {field: name, type: text}
      """;

  final RecordingSink sink = new RecordingSink();
  final Path folder;
  private final FeedSet feed;
  private Path ledgers;

  private Firms(Path folder, FeedSet feed) throws IOException {
    this.folder = folder;
    this.feed = feed;
    forget();
  }

  static Firms in(Path temp) throws IOException {
    return in(temp, "[yyyy-MM-dd]");
  }

  static Firms in(Path temp, String dateFormats) throws IOException {
    Path mapping = Files.createTempFile(temp, "firms", ".yaml");
    Files.writeString(mapping, MAPPING.formatted(dateFormats));
    return new Firms(Files.createTempDirectory(temp, "in"), FeedSet.open(mapping.toString()));
  }

  /** Makes the next load the first. */
  void forget() {
    try {
      ledgers = Files.createTempDirectory(folder.getParent(), "ledgers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sink.events.clear();
    sink.letters.clear();
  }

  IngestResult load(String csv) {
    return load("firms.csv", csv.getBytes(UTF_8));
  }

  IngestResult load(String name, byte[] bytes) {
    return load(write(name, bytes));
  }

  Path write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IngestResult load(Path input) {
    return new FileIngest(sink, ledgers, CLOCK, (bytes, total, rows) -> {}).run(feed, input);
  }

  /** The row after a good one, and before another, is the only one that is rejected. */
  void expectRejected(String row, RejectReason reason, String column, String detail) {
    forget();
    IngestResult result = load(HEADER + GOOD + row + "\n" + GOOD);

    assertThat(result.rejected()).isEqualTo(Map.of(reason, 1L));
    assertThat(result.read()).isEqualTo(3);
    assertThat(result.accepted() + result.duplicate()).isEqualTo(2);
    DeadLetter letter = letter();
    assertThat(letter.location()).isEqualTo("firms.csv");
    assertThat(letter.position()).isEqualTo(3);
    assertThat(letter.column()).isEqualTo(column);
    assertThat(letter.detail()).contains(detail);
  }

  /** The file as a whole is one rejected record, and its problem is told. */
  void expectRefused(String name, byte[] bytes, RejectReason reason, String detail) {
    forget();
    IngestResult result = load(name, bytes);

    assertThat(result.rejected()).isEqualTo(Map.of(reason, 1L));
    assertThat(result.read()).isEqualTo(1);
    assertThat(result.problems()).singleElement().asString().contains(name, detail);
    assertThat(letter().location()).isEqualTo(name);
    assertThat(letter().detail()).contains(detail);
  }

  /** The only dead letter. */
  DeadLetter letter() {
    assertThat(sink.letters).hasSize(1);
    return sink.letters.get(0);
  }

  /** What the field is in each event, as text. */
  List<String> values(String field) {
    return sink.events.stream().map(event -> text(event.data().get(field))).toList();
  }

  private static String text(FieldValue value) {
    if (value instanceof FieldValue.Quantity quantity) {
      return Double.toString(quantity.value());
    }
    return value instanceof FieldValue.Text text ? text.value() : "";
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
