package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.feed.FeedLoad;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FeedsProcessTest {
  @TempDir private Path temp;

  @Test
  void itRunsItsConnectionsTellsHowTheyAreAndStopsInOrder() throws Exception {
    Offices offices = new Offices(temp);
    Path inbox = Files.createDirectories(temp.resolve("inbox"));
    FeedsConfig.Folder well = folder(offices, "well", inbox);
    FeedsConfig.Folder ill = folder(offices, "ill", temp.resolve("nowhere"));
    Path status = temp.resolve("feeds/status.json");
    List<FeedLoad> told = Collections.synchronizedList(new ArrayList<>());

    try (FeedsProcess process =
        FeedsProcess.start(
            new FeedsConfig(List.of(well, ill), List.of(), List.of(), Optional.empty()),
            temp,
            "127.0.0.1:9",
            offices.log,
            told::addAll,
            now -> "2 findings opened",
            Clock.systemUTC())) {
      assertThat(new ObjectMapper().readTree(status.toFile()).path("pid").asLong())
          .isEqualTo(ProcessHandle.current().pid());
      Path file =
          Files.writeString(temp.resolve("tax.csv"), "code,doc,day,amount\nx,T1,2026-01-01,5\n");
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      Files.move(file, inbox.resolve("tax.csv"));
      while (!Files.exists(inbox.resolve("done/tax.csv"))
          || !Files.readString(status).contains("accepted 1")
          || !Files.readString(status).contains("2 findings opened")
          || !Files.readString(status).contains("nowhere is not there")) {
        Thread.onSpinWait();
      }
    }

    assertThat(offices.published()).containsExactly("T1 0");
    assertThat(offices.log.closed).hasValue(offices.log.opened.get());
    assertThat(told).singleElement().satisfies(load -> assertThat(load.run().accepted()).isOne());
  }

  private static FeedsConfig.Folder folder(Offices offices, String name, Path path) {
    return new FeedsConfig.Folder(
        name, offices.feed, path, Duration.ofMillis(100), Duration.ofSeconds(1));
  }
}
