package cn.financebrain.streaming.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanRange;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanDeskTest {
  @TempDir Path models;
  private ScanDesk desk;

  @BeforeEach
  void open() {
    desk = new ScanDesk(models);
  }

  private static ScanPlan plan(String id) {
    Instant at = Instant.parse("2026-03-01T00:00:00.123456Z");
    Scan scan =
        new Scan(
            id,
            "三月",
            at,
            "3303",
            4,
            Scan.State.RUNNING,
            "",
            0,
            9,
            "",
            "li",
            "",
            at,
            new LogEnd(Map.of(0, 4L, 3, 1L << 40)));
    return new ScanPlan(scan, "", "abc", List.of(new ScanRange(0, "a:1", "a:9", 9)));
  }

  @Test
  void aPlanIsReadAsItWasWrittenWhetherWantedOrHeld() throws Exception {
    desk.want(plan("one"));
    assertThat(desk.plan("one")).contains(plan("one"));
    assertThat(desk.hold("one")).isTrue();
    assertThat(desk.plan("one")).contains(plan("one"));
    assertThat(desk.isAnyWanted()).isFalse();
    assertThat(desk.hold("one")).as("a second time").isFalse();
    assertThat(desk.resume("one")).isTrue();
    assertThat(desk.isWanted("one")).isTrue();
    desk.done("one");
    assertThat(desk.plan("one")).isEmpty();
    assertThat(desk.resume("one")).isFalse();
  }

  @Test
  void theOldestComesFirstAndNoneIsAskedForTwice() throws Exception {
    desk.want(plan("20260302-1"));
    desk.want(plan("20260301-2"));
    assertThat(desk.wanted()).containsExactly("20260301-2", "20260302-1");
    assertThatThrownBy(() -> desk.want(plan("20260302-1")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void anIdIsNoPath() {
    assertThatThrownBy(() -> desk.isWanted("../release")).hasMessageContaining("../release");
    assertThat(desk.wanted()).isEmpty();
  }

  @Test
  void splitsAreReadAsTheyWereWritten() throws Exception {
    ScanSplit.ListSerializer list = new ScanSplit.ListSerializer();
    List<ScanSplit> splits =
        List.of(
            new ScanSplit(new ScanRange(0, "a", "b", 5)),
            new ScanSplit(new ScanRange(7, "企业:1", "企业:9", 500)));
    assertThat(list.deserialize(list.getVersion(), list.serialize(splits))).isEqualTo(splits);
    ScanSplit.Serializer one = new ScanSplit.Serializer();
    assertThat(one.deserialize(one.getVersion(), one.serialize(splits.get(1))))
        .isEqualTo(splits.get(1));
    assertThatThrownBy(() -> one.deserialize(2, new byte[0])).hasMessageContaining("version 2");
  }
}
