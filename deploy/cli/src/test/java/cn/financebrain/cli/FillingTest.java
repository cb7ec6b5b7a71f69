package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.streaming.cluster.LogLag;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FillingTest {
  private static final TopicPartition PARTITION = new TopicPartition("fb.event.v1", 0);

  @Test
  void anEmptyLogIsFilledAlthoughNothingIsEverCommittedOfIt() {
    Filling filling = Filling.of(new LogLag(Map.of(PARTITION, 0L), Map.of()));

    assertThat(filling).isEqualTo(new Filling(0, 0, true));
    assertThat(filling.percent()).isEqualTo(100);
  }

  @Test
  void aLogOfRecordsIsNotBegunBeforeTheFirstCommit() {
    assertThat(Filling.of(new LogLag(Map.of(PARTITION, 8L), Map.of())))
        .isEqualTo(new Filling(0, 8, false));
    assertThat(Filling.of(new LogLag(Map.of(PARTITION, 8L), Map.of(PARTITION, 6L))))
        .isEqualTo(new Filling(6, 8, true));
  }
}
