package cn.financebrain.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FilePlacesTest {
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private final FilePlaces places = new FilePlaces(Duration.ofMillis(1), () -> now);

  @Test
  void nobodyComesInWhileAsManyFilesAsThereArePlacesAreStillBeingWritten() throws Exception {
    CountDownLatch writing = new CountDownLatch(FilePlaces.AT_ONCE);
    CountDownLatch written = new CountDownLatch(1);
    ExecutorService browsers = Executors.newFixedThreadPool(FilePlaces.AT_ONCE);
    try {
      List<Future<Boolean>> slow = new ArrayList<>();
      for (int i = 0; i < FilePlaces.AT_ONCE; i++) {
        String account = "inspector-" + i;
        slow.add(browsers.submit(() -> write(account, writing, written)));
      }
      writing.await();
      assertThatThrownBy(() -> places.within("other", place -> {}))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("files-busy");
      written.countDown();
      for (Future<Boolean> each : slow) {
        assertThat(each.get(1, TimeUnit.MINUTES)).isTrue();
      }
      places.within("other", place -> {});
    } finally {
      browsers.shutdownNow();
    }
  }

  private boolean write(String account, CountDownLatch writing, CountDownLatch written)
      throws IOException {
    places.within(
        account,
        place -> {
          writing.countDown();
          try {
            written.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    return true;
  }

  @Test
  void aPlaceIsFreeAgainWhereWritingFailed() throws IOException {
    for (int i = 0; i <= FilePlaces.AT_ONCE; i++) {
      assertThatThrownBy(
              () ->
                  places.within(
                      "inspector",
                      place -> {
                        throw new IOException("gone");
                      }))
          .hasMessage("gone");
    }
    places.within("other", place -> {});
  }

  @Test
  void oneAccountHasOnePlaceHoweverSlowlyItReads() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    ExecutorService browser = Executors.newFixedThreadPool(1);
    try {
      Future<Boolean> slow = browser.submit(() -> write("slow", writing, written));
      writing.await();
      for (int i = 0; i < FilePlaces.AT_ONCE; i++) {
        assertThatThrownBy(() -> places.within("slow", place -> {}))
            .hasMessageContaining("files-busy");
      }
      places.within("other", place -> {});
      written.countDown();
      assertThat(slow.get(1, TimeUnit.MINUTES)).isTrue();
      places.within("slow", place -> {});
    } finally {
      browser.shutdownNow();
    }
  }

  @Test
  void aPlaceIsHadForSoLongOnly() throws IOException {
    assertThatThrownBy(
            () ->
                places.within(
                    "slow",
                    place -> {
                      now = now.plus(Duration.ofMinutes(2));
                      place.stay();
                      now = now.plusSeconds(1);
                      place.stay();
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not taken within");
    places.within("slow", place -> {});
  }
}
