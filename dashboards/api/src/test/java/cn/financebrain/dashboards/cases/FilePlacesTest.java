package cn.financebrain.dashboards.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.dashboards.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FilePlacesTest {
  private final FilePlaces places = new FilePlaces(Duration.ofMillis(1));

  @Test
  void nobodyComesInWhileAsManyFilesAsThereArePlacesAreStillBeingWritten() throws Exception {
    CountDownLatch writing = new CountDownLatch(FilePlaces.AT_ONCE);
    CountDownLatch written = new CountDownLatch(1);
    ExecutorService browsers = Executors.newFixedThreadPool(FilePlaces.AT_ONCE);
    try {
      List<Future<Boolean>> slow = new ArrayList<>();
      for (int i = 0; i < FilePlaces.AT_ONCE; i++) {
        slow.add(browsers.submit(() -> write(writing, written)));
      }
      writing.await();
      assertThatThrownBy(() -> places.within(() -> {}))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("too-many-attempts");
      written.countDown();
      for (Future<Boolean> each : slow) {
        assertThat(each.get(1, TimeUnit.MINUTES)).isTrue();
      }
      places.within(() -> {});
    } finally {
      browsers.shutdownNow();
    }
  }

  private boolean write(CountDownLatch writing, CountDownLatch written) throws IOException {
    places.within(
        () -> {
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
                      () -> {
                        throw new IOException("gone");
                      }))
          .hasMessage("gone");
    }
    places.within(() -> {});
  }
}
