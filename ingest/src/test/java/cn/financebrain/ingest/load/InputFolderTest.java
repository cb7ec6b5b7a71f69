package cn.financebrain.ingest.load;

import static cn.financebrain.ingest.load.Firms.GOOD;
import static cn.financebrain.ingest.load.Firms.HEADER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import cn.financebrain.contract.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file or folder that can't be read does not keep the others from being loaded. */
class InputFolderTest {
  @TempDir private Path temp;
  private Firms firms;

  @BeforeEach
  void openFeedWithAGoodFile() throws IOException {
    firms = Firms.in(temp);
    firms.write("firms.csv", (HEADER + GOOD).getBytes(UTF_8));
  }

  @Test
  void aPathThatIsNotThereOrMatchesNothingIsTold() throws IOException {
    assertThatThrownBy(() -> firms.load(temp.resolve("nowhere")))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("nowhere does not exist");
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.writeString(other.resolve("other.csv"), "x");
    for (Path input : new Path[] {other, other.resolve("other.csv")}) {
      assertThatThrownBy(() -> firms.load(input))
          .isInstanceOf(IngestException.class)
          .hasMessageContaining("no mapping of feed", "matches " + input)
          .hasMessageContaining("it reads files named firms*");
    }
  }

  @Test
  void filesThatNoMappingMatchesAreNamed() {
    firms.write("notes.txt", new byte[1]);
    firms.write("deep/FIRMS.CSV", new byte[1]);

    IngestResult result = load();

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.unmatched()).containsExactly("deep/FIRMS.CSV", "notes.txt");
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void aBadFileIsOneRejectedRecordAndTheOthersAreLoaded() {
    firms.write("firms0.csv", new byte[0]);
    firms.write("firms1.csv", "code\n".getBytes(UTF_8));
    firms.write("firms2.csv", (HEADER + GOOD.replace("甲", "乙")).getBytes(UTF_8));

    IngestResult result = load();

    assertThat(result.read()).isEqualTo(4);
    assertThat(result.accepted()).isEqualTo(2);
    assertThat(result.problems()).hasSize(2);
    assertThat(firms.sink.letters)
        .extracting(DeadLetter::location)
        .containsExactly("firms0.csv", "firms1.csv");
  }

  @Test
  void aFolderThatIsNamedLikeAFileIsLookedInto() {
    firms.write("firms.d/firms.csv", (HEADER + GOOD.replace("甲", "乙")).getBytes(UTF_8));

    assertThat(load().accepted()).isEqualTo(2);
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("firms.csv"), HEADER + GOOD.replace("甲", "乙"));
    Files.createSymbolicLink(firms.folder.resolve("linked"), elsewhere);
    Path link = Files.createSymbolicLink(temp.resolve("link"), firms.folder);

    assertThat(firms.load(link).accepted()).isEqualTo(2);
    assertThat(load().duplicate()).isEqualTo(2);
  }

  @Test
  void linksThatLeadNowhereOrInCirclesAreTold() throws IOException {
    Files.createSymbolicLink(firms.folder.resolve("circle"), firms.folder);
    Files.createSymbolicLink(firms.folder.resolve("firms-gone.csv"), Path.of("gone"));
    Files.createSymbolicLink(firms.folder.resolve("firms-self.csv"), Path.of("firms-self.csv"));

    IngestResult result = load();

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.read()).isEqualTo(3);
    assertThat(result.problems())
        .containsExactly(
            "circle: a link back to a folder above it, not followed · 循环链接",
            "firms-gone.csv: no such file · 文件不存在",
            "firms-self.csv: no such file · 文件不存在");
  }

  @Test
  void whatIsNoFileIsTold() throws IOException, InterruptedException {
    Path pipe = firms.folder.resolve("firms.pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();

    IngestResult result = load();

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.problems()).containsExactly("firms.pipe: not a file · 不是文件");
  }

  @Test
  void whatMayNotBeReadIsTold() throws IOException {
    Path file = firms.write("firms-secret.csv", (HEADER + GOOD).getBytes(UTF_8));
    Path folder = firms.write("secret/firms.csv", (HEADER + GOOD).getBytes(UTF_8)).getParent();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(file), "SKIPPED: the superuser may read all");

      IngestResult result = load();

      assertThat(result.accepted()).isEqualTo(1);
      assertThat(result.read()).isEqualTo(2);
      assertThat(result.problems())
          .containsExactly(
              "secret: the folder can't be read · 无法读取文件夹",
              "firms-secret.csv: the file can't be read · 无读取权限");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private IngestResult load() {
    return firms.load(firms.folder);
  }
}
