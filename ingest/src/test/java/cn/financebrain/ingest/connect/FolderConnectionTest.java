package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderConnectionTest {
  private static final Duration SETTLE = Duration.ofSeconds(5);

  @TempDir private Path temp;
  private Offices offices;
  private Path folder;
  private FolderConnection connection;

  @BeforeEach
  void open() throws IOException {
    offices = new Offices(temp);
    folder = Files.createDirectories(temp.resolve("inbox"));
    connection =
        new FolderConnection(
            new FeedsConfig.Folder("tax", offices.feed, folder, Duration.ofSeconds(1), SETTLE),
            offices.intake,
            offices.loads::add,
            offices.clock());
  }

  @AfterEach
  void close() {
    offices.close();
  }

  @Test
  void aFileThatWasRenamedIntoPlaceIsTakenAtOnce() throws IOException {
    put("tax-1.csv", 60, "x,T1,2026-01-01,5");

    assertThat(connection.run()).contains("tax-1.csv", "read 1, accepted 1");

    assertThat(offices.published()).containsExactly("T1 0");
    assertThat(files("done")).containsExactly("tax-1.csv");
    assertThat(files("working")).isEmpty();
    assertThat(offices.loads)
        .singleElement()
        .satisfies(load -> assertThat(load.run().accepted()).isOne());
  }

  @Test
  void aFileThatIsBeingWrittenIsTakenWhenItHasSettled() throws IOException {
    put("tax-1.csv", 0, "x,T1,2026-01-01,5");
    assertThat(connection.run()).isEmpty();
    offices.now = offices.now.plusSeconds(4);
    put("tax-1.csv", 0, "x,T1,2026-01-01,5", "x,T2,2026-01-01,5");
    assertThat(connection.run()).isEmpty();
    offices.now = offices.now.plusSeconds(4);
    assertThat(connection.run()).isEmpty();
    offices.now = offices.now.plusSeconds(1);

    assertThat(connection.run()).contains("read 2, accepted 2");
  }

  @Test
  void aFileOfAClockThatIsAheadSettlesByOurs() throws IOException {
    put("tax-1.csv", -3_600, "x,T1,2026-01-01,5");
    assertThat(connection.run()).isEmpty();
    offices.now = offices.now.plus(SETTLE);

    assertThat(connection.run()).contains("accepted 1");
  }

  @Test
  void unfinishedAndHiddenFilesAreLeftAlone() throws IOException {
    for (String name : List.of("tax.csv.part", "tax.tmp", ".tax.csv")) {
      put(name, 60, "x,T1,2026-01-01,5");
    }
    Files.createDirectories(folder.resolve("tax-folder"));

    assertThat(connection.run()).isEmpty();
    assertThat(files(".")).hasSize(3);
  }

  @Test
  void theOldestIsTakenFirstSinceTheNextMayCorrectIt() throws IOException {
    put("tax-a.csv", 10, "x,T1,2026-01-01,7");
    put("tax-b.csv", 20, "x,T1,2026-01-01,5");

    connection.run();

    assertThat(offices.log.sink.events)
        .extracting(event -> event.revision() + " " + event.data().get("amount"))
        .containsExactly("0 Quantity[value=5.0]", "1 Quantity[value=7.0]");
  }

  @Test
  void whatCannotBeReadIsMovedAwayWithANote() throws IOException {
    Files.writeString(folder.resolve("tax-1.csv"), "other,columns\n1,2\n");
    old(folder.resolve("tax-1.csv"), 60);
    put("penalties.csv", 60, "x");

    connection.run();

    assertThat(files("failed"))
        .containsExactly(
            "penalties.csv", "penalties.csv.note.txt", "tax-1.csv", "tax-1.csv.note.txt");
    assertThat(folder.resolve("failed/tax-1.csv.note.txt"))
        .content()
        .contains("the file lacks columns 'code', 'doc', 'day', 'amount'", "rejected 1");
    assertThat(folder.resolve("failed/penalties.csv.note.txt")).content().contains("没有映射匹配");
    assertThat(offices.log.sink.letters).hasSize(1);
  }

  @Test
  void rowsThatAreRefusedDoNotFailTheFile() throws IOException {
    put("tax-1.csv", 60, "x,T1,never,5", "x,T2,2026-01-01,5");

    assertThat(connection.run()).contains("accepted 1", "rejected 1");
    assertThat(files("done")).containsExactly("tax-1.csv");
  }

  @Test
  void aNameThatComesAgainDoesNotReplaceTheFirst() throws IOException {
    put("tax-1.csv", 60, "x,T1,2026-01-01,5");
    connection.run();
    put("tax-1.csv", 60, "x,T2,2026-01-01,5");
    connection.run();

    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
    assertThat(files("done")).hasSize(2).contains("tax-1.csv");
  }

  @Test
  void aFileThatWasLeftInTheMiddleIsReadToItsEnd() throws IOException {
    put(
        "tax-1.csv",
        60,
        IntStream.range(0, 12_000)
            .mapToObj("x,T%d,2026-01-01,5"::formatted)
            .toArray(String[]::new));
    offices.log.sink.flushesBeforeFailure = 1;
    assertThatThrownBy(connection::run).isInstanceOf(PublishException.class);
    assertThat(files("working")).containsExactly("tax-1.csv");
    offices.log.sink.flushesBeforeFailure = Integer.MAX_VALUE;

    connection.run();

    assertThat(offices.log.sink.events).hasSize(12_000 + 5_000); // a batch again, as revision 0
    assertThat(offices.published().stream().distinct()).hasSize(12_000);
    assertThat(files("done")).containsExactly("tax-1.csv");
  }

  @Test
  void aFolderThatHasGoneIsAFailureThatIsToldAndTriedAgain() throws IOException {
    Files.delete(folder);

    assertThatThrownBy(connection::run).hasMessageContaining("文件夹不存在");
  }

  @Test
  void aProcessThatIsBeingStoppedBeginsNoBatch() throws IOException {
    put("tax-1.csv", 60, "x,T1,2026-01-01,5");
    offices.intake.stop();

    assertThatThrownBy(connection::run).isInstanceOf(Intake.StoppedException.class);
    assertThat(files("working")).containsExactly("tax-1.csv");
    assertThat(offices.published()).isEmpty();
  }

  private void put(String name, int secondsOld, String... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "code,doc,day,amount\n" + String.join("\n", rows) + "\n");
    old(file, secondsOld);
  }

  private void old(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(offices.now.minusSeconds(seconds)));
  }

  private List<String> files(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
