package cn.financebrain.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import cn.financebrain.store.WarehouseRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBatchTest {
  private static final EnterpriseId ONE = new ForeignId("test", "1");

  @Test
  void ofTheTagsOfAnEnterpriseTheNewestIsWritten() {
    RowBatch batch = new RowBatch();

    batch.add(tags(1));
    batch.add(tags(2));

    assertThat(batch.take()).isEqualTo(List.of(tags(2)));
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void everyChangeIsWritten() {
    RowBatch batch = new RowBatch();

    batch.add(change(1));
    batch.add(change(2));

    assertThat(batch.take()).isEqualTo(List.of(change(1), change(2)));
  }

  @Test
  void aFullBatchLeavesTheNewestOfAnEnterpriseToWait() {
    RowBatch batch = new RowBatch();

    batch.add(tags(1));
    for (int offset = 1; offset <= 10; offset++) {
      assertThat(batch.isFull(10)).isFalse();
      batch.add(change(offset));
    }

    assertThat(batch.isFull(10)).isTrue();
    assertThat(batch.takeFull(10)).hasSize(10).doesNotContain(tags(1));
    assertThat(batch.isFull(10)).isFalse();
    assertThat(batch.isFull(1)).isTrue();
    assertThat(batch.takeFull(1)).isEqualTo(List.of(tags(1)));
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void anOldBatchWritesTheNewestOfEachEnterpriseUnlessThereIsMuchHistory() {
    RowBatch batch = new RowBatch();

    batch.add(tags(1));
    batch.add(change(1));
    assertThat(batch.takeOld(20)).isEqualTo(List.of(change(1), tags(1)));

    batch.add(tags(7));
    for (int offset = 1; offset <= 6; offset++) {
      batch.add(change(offset));
    }
    assertThat(batch.takeOld(20)).hasSize(6).doesNotContain(tags(7));
    assertThat(batch.takeOld(20)).isEqualTo(List.of(tags(7)));
  }

  @Test
  void alertsCanBeTakenAheadOfTheOthers() {
    RowBatch batch = new RowBatch();

    batch.add(change(1));
    batch.add(alert());

    assertThat(batch.isUrgent()).isTrue();
    assertThat(batch.takeUrgent()).isEqualTo(List.of(alert()));
    assertThat(batch.isUrgent()).isFalse();
    assertThat(batch.take()).isEqualTo(List.of(change(1)));
  }

  @Test
  void anAlertTakesTheNameOfItsEnterpriseAlong() {
    RowBatch batch = new RowBatch();
    WarehouseRow named =
        new WarehouseRow.EnterpriseRow(ONE, "甲公司", "330302", "J", true, new LogPosition(0, 1));

    batch.add(named);
    batch.add(alert());

    assertThat(batch.takeUrgent()).isEqualTo(List.of(named, alert()));
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void alertsThatWereNotTakenGoWithTheirBatch() {
    RowBatch batch = new RowBatch();

    batch.add(alert());

    assertThat(batch.take()).isEqualTo(List.of(alert()));
    assertThat(batch.isUrgent()).isFalse();
  }

  private static WarehouseRow alert() {
    Alert alert =
        new Alert(
            "a1",
            ONE,
            Risk.FUNDRAISING,
            1,
            Band.RED,
            new Alert.Cause.HardRule("rule"),
            "330302",
            Instant.EPOCH,
            0,
            90,
            List.of(),
            "");
    return new WarehouseRow.AlertRow(alert, new LogPosition(0, 1));
  }

  private static WarehouseRow tags(long offset) {
    return new WarehouseRow.TagRow(
        ONE, Instant.EPOCH, 0, new LogPosition(0, offset), List.of(new TagValue.Missing()));
  }

  private static WarehouseRow change(long offset) {
    return new WarehouseRow.TagChangeRow(
        ONE,
        "tag",
        Instant.EPOCH,
        new TagValue.Missing(),
        new TagValue.Quantity(offset),
        new LogPosition(0, offset));
  }
}
