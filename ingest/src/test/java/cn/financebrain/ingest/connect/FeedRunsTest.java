package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.feed.FeedProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedRunsTest {
  @TempDir private Path temp;
  private final List<FeedLoad> told = new ArrayList<>();
  private boolean down;
  private Offices offices;
  private FeedRuns runs;

  @BeforeEach
  void open() throws IOException {
    offices = new Offices(temp);
    offices.close();
    runs =
        new FeedRuns(
            some -> {
              if (down) {
                throw new IllegalStateException("the warehouse is down");
              }
              told.addAll(some);
            },
            offices.clock());
  }

  @Test
  void whatComesBitByBitIsToldAsOneRun() {
    runs.add(run(3, 0, 1));
    runs.tell();
    assertThat(told).isEmpty();
    offices.now = offices.now.plusSeconds(40);
    runs.add(run(2, 1, 0));

    runs.tell();

    assertThat(told)
        .singleElement()
        .satisfies(
            load -> {
              FeedRun run = load.run();
              assertThat(load.profile().accepted()).isEqualTo(Map.of(LocalDate.EPOCH, 5L));
              assertThat(run.read()).isEqualTo(7);
              assertThat(run.accepted()).isEqualTo(5);
              assertThat(run.rejected()).isEqualTo(Map.of(RejectReason.BAD_DATE, 1L));
              assertThat(run.finishedAt()).isEqualTo(offices.now);
            });
  }

  @Test
  void nothingNewIsToldOnceAnHour() {
    runs.add(run(0, 5, 0));
    offices.now = offices.now.plusSeconds(3_599);
    runs.tell();
    assertThat(told).isEmpty();
    offices.now = offices.now.plusSeconds(1);

    runs.tell();

    assertThat(told).hasSize(1);
  }

  @Test
  void whatTheWarehouseDoesNotTakeIsToldLater() {
    down = true;
    runs.add(run(3, 0, 0));
    offices.now = offices.now.plusSeconds(60);
    runs.tell();
    runs.add(run(4, 0, 0));
    down = false;

    runs.close();

    assertThat(told)
        .singleElement()
        .satisfies(load -> assertThat(load.run().accepted()).isEqualTo(7));
  }

  private FeedLoad run(long accepted, long duplicate, long rejected) {
    FeedRun run =
        new FeedRun(
            "city/tax",
            "http tax",
            offices.now,
            offices.now,
            accepted + duplicate + rejected,
            accepted,
            duplicate,
            0,
            rejected == 0 ? Map.of() : Map.of(RejectReason.BAD_DATE, rejected));
    return new FeedLoad(
        run,
        new FeedProfile(offices.tax().agreement(), Map.of(LocalDate.EPOCH, accepted), Map.of()));
  }
}
