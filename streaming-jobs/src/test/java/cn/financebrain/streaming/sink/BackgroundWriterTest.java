package cn.financebrain.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.LogPosition;
import cn.financebrain.store.WarehouseRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundWriterTest {
  private final List<WarehouseRow> written = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch released = new CountDownLatch(1);
  private boolean closed;

  private static List<WarehouseRow> batch(long offset) {
    return List.of(new WarehouseRow.ProgressRow(new LogPosition(0, offset), Instant.EPOCH));
  }

  /** A warehouse that lets nothing in until it is released, and refuses offset 13. */
  private final class Held implements WarehouseOpener.Connection {
    @Override
    public void write(List<WarehouseRow> rows) {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      if (rows.equals(batch(13))) {
        throw new IllegalStateException("refused");
      }
      written.addAll(rows);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void doesNotWaitForTheBatchThatItIsHanded() throws Exception {
    try (BackgroundWriter writer = new BackgroundWriter("test", new Held())) {
      writer.write(batch(1));
      assertThat(writer.isBusy()).isTrue();
      assertThat(written).isEmpty();

      released.countDown();
      writer.write(batch(2));
      writer.await();

      assertThat(written).isEqualTo(List.of(batch(1).get(0), batch(2).get(0)));
      assertThat(writer.isBusy()).isFalse();
    }
    assertThat(closed).isTrue();
  }

  @Test
  void aBatchThatCannotBeWrittenFailsWhateverComesNext() throws Exception {
    released.countDown();
    try (BackgroundWriter writer = new BackgroundWriter("test", new Held())) {
      writer.write(batch(13));

      assertThatThrownBy(writer::await).hasMessage("refused");
      assertThatThrownBy(() -> writer.write(batch(2))).hasMessage("refused");
    }
    assertThat(written).isEmpty();
  }

  @Test
  void closingEndsABatchThatIsUnderWay() throws Exception {
    BackgroundWriter writer = new BackgroundWriter("test", new Held());
    writer.write(batch(1));

    writer.close();

    assertThat(written).isEmpty();
    assertThat(closed).isTrue();
  }
}
