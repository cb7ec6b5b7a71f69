package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.await;
import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.launcher;
import static cn.financebrain.cli.CityStack.number;
import static cn.financebrain.cli.CityStack.registered;
import static cn.financebrain.cli.CityStack.settle;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.streaming.scan.ScanDesk;
import cn.financebrain.streaming.scan.ScanLedger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scans of the running stack. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class ScanCommandIT {
  private static final String SCORED =
      "SELECT uniq(enterprise) FROM scan_score WHERE scan = '%s' AND risk = 'default'";

  @Test
  void aScanScoresEveryEnterpriseAndIsListed() throws Exception {
    settle();
    Launcher.Result scan = launcher.run("scan", "--title", "全市扫描");
    assertThat(scan.exitCode()).as(scan.err()).isZero();
    String id =
        CityStack.sql("SELECT scan FROM scan WHERE title = '全市扫描' AND state = 'done'").strip();
    assertThat(number(SCORED.formatted(id))).isEqualTo(registered());
    assertThat(launcher.run("scan", "list").out()).contains(id).contains("全市扫描");
  }

  /** It is told of, as by one who is killed before it is wanted. */
  private static ScanWork told(String id) throws Exception {
    StackSettings settings = new StackDirectory(data.toRealPath()).settings().orElseThrow();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Scan told =
        new Scan(
            id,
            "丢失",
            now,
            "",
            Math.toIntExact(number("SELECT max(release) FROM score")),
            Scan.State.RUNNING,
            "",
            0,
            0,
            "",
            "li",
            "",
            now,
            new LogEnd(Map.of()));
    try (ScanLedger ledger = ScanLedger.open(settings.warehouse())) {
      ledger.tell(told);
    }
    return new ScanWork(settings, InstantSource.system());
  }

  @Test
  void aScanThatNobodyCameToWantIsWantedWhenItIsAskedForAgain() throws Exception {
    settle();
    String id = "lost-on-the-way";
    ScanWork work = told(id);
    ScanWork.Wish wish = new ScanWork.Wish(Optional.of(id), Optional.empty(), "", "再来", "li", "");

    assertThat(work.start(wish).state()).isEqualTo(Scan.State.RUNNING);
    Scan done = await(() -> work.find(id), scan -> scan.state() != Scan.State.RUNNING);

    assertThat(done.state()).as(done.detail()).isEqualTo(Scan.State.DONE);
    assertThat(number(SCORED.formatted(id))).isEqualTo(registered());
    assertThat(work.start(wish)).as("not asked for again").isEqualTo(done);
    assertThat(new ScanDesk(work.settings().modelsDir()).isWanted(id)).isFalse();
  }

  @Test
  void aScanThatNobodyCameToWantCanBeStopped() throws Exception {
    String id = "lost-and-stopped";
    ScanWork work = told(id);
    assertThat(launcher.run("scan", "--stop", id).exitCode()).isZero();
    assertThat(work.find(id).state()).isEqualTo(Scan.State.STOPPED);
    CityStack.assertFails("The plan of scan " + id, "scan", "--resume", id); // it never had a plan
    assertThat(work.find(id).state()).isEqualTo(Scan.State.STOPPED);
  }
}
