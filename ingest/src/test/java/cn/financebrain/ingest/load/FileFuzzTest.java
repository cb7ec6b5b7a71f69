package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.corpus.Damage;
import cn.financebrain.ingest.source.JsonBody;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the bytes of a file are, the load of it ends, throws nothing, and its counts add up. */
class FileFuzzTest {
  private static final List<String> WORDS =
      List.of(
          ",",
          "\"",
          "\"\"",
          "\n",
          "\r",
          "\t",
          "\0",
          "\ufeff",
          "\ufffd",
          "{",
          "}",
          "[",
          "]",
          ":",
          "null",
          "true",
          "1e999",
          "NaN",
          "2023-02-30",
          "9999999999",
          "-0.0",
          "\\u0000",
          "\\ud800");
  private static final List<String> XML_WORDS =
      List.of(
          "<c r=\"XFD1\">",
          "<c r=\"ZZZZ1\">",
          "</c>",
          "<row r=\"-1\">",
          "</row>",
          "&amp;",
          "&#0;",
          "&lt;",
          "]]>",
          "<!DOCTYPE a>",
          "<v>1e999999999</v>",
          " t=\"s\"",
          " t=\"e\"",
          " s=\"-1\"",
          "r=\"\"",
          "<v>-1</v>",
          "<f t=\"shared\" si=\"7\"/>");
  private static final String TABLE = BrokenFeed.HEADER + BrokenFeed.GOOD.repeat(3);
  private static final String LINES = (BrokenFeed.JSON + '\n').repeat(3);
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  private static Path temp;
  private static BrokenFeed feed;

  @BeforeContainer
  static void open() throws IOException {
    temp = Files.createTempDirectory("fuzz");
    feed = new BrokenFeed(temp);
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path path : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property
  void csv(@ForAll("tables") byte[] bytes) {
    load("firms.csv", bytes);
  }

  @Property
  void csvInGb18030(@ForAll("tablesInGb18030") byte[] bytes) {
    load("firms.csv", bytes);
  }

  @Property
  void tsv(@ForAll("tabbed") byte[] bytes) {
    load("firms.tsv", bytes);
  }

  @Property
  void jsonLines(@ForAll("lines") byte[] bytes) {
    load("firms.jsonl", bytes);
  }

  @Property
  void gzip(@ForAll("packed") byte[] bytes) {
    load("firms.csv.gz", bytes);
  }

  @Property
  void workbooks(@ForAll("workbooks") byte[] bytes) {
    load("firms.xlsx", bytes);
  }

  @Property
  void sheets(@ForAll("sheets") byte[] bytes) {
    load("firms.xlsx", bytes);
  }

  @Property
  void pushedArrays(@ForAll("arrays") byte[] bytes) {
    Damage.allows(
        SourceException.class,
        () -> {
          try (RowSource rows = JsonBody.array(bytes, BatchReading.columns(feed.mapping()))) {
            Loading loading = new Loading();
            loading.check(loading.reading().rows(rows, "push"));
          }
        });
  }

  private static void load(String name, byte[] bytes) {
    Damage.allowsNothing(
        () -> {
          Loading loading = new Loading();
          Path file = Files.write(Files.createTempDirectory(temp, "in").resolve(name), bytes);
          loading.check(loading.reading().file(file, name));
          Files.delete(file);
          Files.delete(file.getParent());
        });
  }

  /** Takes all for new. */
  private static final class Loading {
    private int rows;
    private int letters;

    BatchReading reading() {
      return new BatchReading(
          feed.mapping(),
          BrokenFeed.CLOCK,
          batch -> {
            rows += batch.rows().size();
            letters += batch.letters().size();
            return new RowBatch.Outcome(
                Collections.nCopies(batch.rows().size(), batch.now()), 0, 0, List.of());
          });
    }

    void check(BatchReading.Result result) {
      FeedRun run = result.run();
      long rejected = run.rejected().values().stream().mapToLong(Long::longValue).sum();
      assertThat(run.read()).isEqualTo(rows + letters);
      assertThat(run.accepted() + run.duplicate()).isEqualTo(rows);
      assertThat(rejected).isEqualTo(letters);
      assertThat(result.letters()).hasSize(letters);
      assertThat(result.letters()).allSatisfy(letter -> assertThat(letter.detail()).isNotBlank());
    }
  }

  @Provide
  Arbitrary<byte[]> tables() {
    return Damage.of(TABLE.getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> tablesInGb18030() {
    return Damage.of(TABLE.getBytes(Charset.forName("GB18030")), WORDS);
  }

  @Provide
  Arbitrary<byte[]> tabbed() {
    return Damage.of(TABLE.replace(',', '\t').getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> lines() {
    return Damage.of(LINES.getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> arrays() {
    String array = "[" + BrokenFeed.JSON + ", " + BrokenFeed.JSON + "]";
    return Damage.of(array.getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> packed() throws IOException {
    return Damage.of(Firms.gzip(TABLE.getBytes(UTF_8)), List.of("\u001f\u008b\b", "\0\0\0\0"));
  }

  @Provide
  Arbitrary<byte[]> workbooks() throws IOException {
    return Damage.of(BrokenWorkbooks.of("good"), List.of("PK\u0001\u0002", "PK\u0005\u0006", "\0"));
  }

  @Provide
  Arbitrary<byte[]> sheets() throws IOException {
    byte[] workbook = BrokenWorkbooks.of("good");
    return Damage.of(part(workbook), XML_WORDS).map(sheet -> with(workbook, sheet));
  }

  private static byte[] part(byte[] workbook) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      while (!in.getNextEntry().getName().equals(SHEET)) {
        in.closeEntry();
      }
      return in.readAllBytes();
    }
  }

  private static byte[] with(byte[] workbook, byte[] sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(part.getName()));
        zip.write(part.getName().equals(SHEET) ? sheet : in.readAllBytes());
      }
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
