package cn.financebrain.streaming.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.streaming.operator.ScoredEntry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TellSinkTest {
  private static final ScoredEntry ENTRY = new ScoredEntry(null, null);

  private final SinkWriter<ScoredEntry> writer = new TellSink().createWriter(null);

  @Test
  void asManyAsAreWantedAreTaken() throws Exception {
    tell(3);

    assertThat(TellSink.take(2, Duration.ofHours(1), () -> {})).hasSize(2);
    assertThat(TellSink.take(1, Duration.ofHours(1), () -> {})).hasSize(1);
  }

  @Test
  void whatDoesNotComeIsNotWaitedForForEver() throws Exception {
    tell(2);

    assertThat(TellSink.take(3, Duration.ofSeconds(1), () -> {})).hasSize(2);
  }

  @Test
  void aJobThatFailedIsNotWaitedFor() {
    TellSink.Teller failed =
        () -> {
          throw new IllegalStateException("the job failed");
        };

    assertThatThrownBy(() -> TellSink.take(1, Duration.ofHours(1), failed))
        .hasMessage("the job failed");
  }

  private void tell(int records) throws Exception {
    for (int i = 0; i < records; i++) {
      writer.write(ENTRY, null);
    }
  }
}
