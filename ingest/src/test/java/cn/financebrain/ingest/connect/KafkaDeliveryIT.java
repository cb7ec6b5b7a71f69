package cn.financebrain.ingest.connect;

import static cn.financebrain.ingest.connect.DepartmentTopic.row;
import static cn.financebrain.ingest.connect.DepartmentTopic.take;
import static cn.financebrain.ingest.connect.DepartmentTopic.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each record is taken once, whatever stops in between. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KafkaDeliveryIT extends OnDepartmentTopic {
  @Test
  void aKillBetweenPublishingAndCommitRepeatsNothing() throws Exception {
    topic.create(1);
    topic.send(row("T1", 5));
    topic.send(row("T1", 6));
    topic.send(row("T1", 5));
    try (KafkaConnection connection = topic.connection(Kind.JSON, offices)) {
      take(connection);
    }
    List<String> once = offices.published();
    TopicPartition partition = topic.partition();
    topic
        .admin
        .alterConsumerGroupOffsets(topic.group(), Map.of(partition, new OffsetAndMetadata(0)))
        .all()
        .get(); // as if the commit had not come about
    offices.close();
    Offices restarted = new Offices(temp);

    try (KafkaConnection connection = topic.connection(Kind.JSON, restarted)) {
      assertThat(take(connection)).startsWith("read 3, accepted 0, duplicate 3");
    } finally {
      restarted.close();
    }
    assertThat(once).containsExactly("T1 0", "T1 1", "T1 2");
    assertThat(restarted.published()).isEmpty();
    assertThat(topic.committed()).isEqualTo(3);
  }

  @Test
  void whatTheLogDidNotTakeIsDeliveredAgain() throws Exception {
    topic.create(1);
    topic.send(row("T1", 5));
    topic.send(row("T1", 6));
    offices.log.sink.failAtFlush = true;

    try (KafkaConnection connection = topic.connection(Kind.JSON, offices)) {
      assertThatThrownBy(() -> take(connection)).isInstanceOf(PublishException.class);
      offices.log.sink.failAtFlush = false;
      offices.log.sink.events.clear();
      take(connection);
    }

    assertThat(offices.published()).containsExactly("T1 0", "T1 1");
    assertThat(topic.committed()).isEqualTo(2);
  }

  @Test
  void recordsThatWentAwayUnreadAreToldOf() throws Exception {
    topic.create(1);
    topic.send(row("T1", 5));
    try (KafkaConnection connection = topic.connection(Kind.JSON, offices)) {
      take(connection);
    }
    topic.send(row("T2", 5));
    topic.send(row("T3", 5));
    topic.send(row("T4", 5));
    topic
        .admin
        .deleteRecords(Map.of(topic.partition(), RecordsToDelete.beforeOffset(3)))
        .all()
        .get();

    try (KafkaConnection connection = topic.connection(Kind.JSON, offices)) {
      until(connection, () -> offices.published().size() == 2);
    }

    assertThat(offices.published()).containsExactly("T1 0", "T4 0");
    assertThat(offices.log.sink.letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(RejectReason.TRUNCATED);
              assertThat(letter.position()).isEqualTo(1);
              assertThat(letter.detail()).contains("from offset 1 up to 2 were deleted");
            });
  }

  @Test
  void membersOfAGroupShareTheTopicAndEachRowIsTakenOnce() throws Exception {
    topic.create(4);
    try (KafkaConnection one = topic.connection(Kind.JSON, offices);
        KafkaConnection two = topic.connection(Kind.JSON, offices)) {
      Thread other = new Thread(() -> until(two, () -> offices.log.sink.events.size() >= 400));
      for (int i = 0; i < 100; i++) {
        topic.send(row("A" + i, 1));
      }
      until(one, () -> offices.log.sink.events.size() >= 50);
      other.start(); // a rebalance, while there is more to read
      for (int i = 0; i < 300; i++) {
        topic.send(row("B" + i, 1));
      }
      until(one, () -> offices.log.sink.events.size() >= 400);
      other.join();
    }

    assertThat(offices.published())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 400)
                .mapToObj(i -> i < 100 ? "A" + i + " 0" : "B" + (i - 100) + " 0")
                .toList());
  }

  @Test
  void whileTheLogIsTakenTheTopicWaitsAndTheMemberStays() throws Exception {
    topic.create(1);
    topic.send(row("T1", 5));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () ->
                offices.shared.use(
                    sink -> {
                      held.countDown();
                      awaitUninterruptibly(free);
                      return 0;
                    }));
    holder.start();
    held.await();

    try (KafkaConnection connection = topic.connection(Kind.JSON, offices)) {
      Thread reading = new Thread(() -> until(connection, () -> !offices.published().isEmpty()));
      reading.start();
      while (topic.members() == 0) {
        Thread.onSpinWait();
      }
      topic.send(row("T2", 5)); // is not read before the first is safe
      assertThat(offices.published()).isEmpty();
      free.countDown();
      reading.join();
      until(connection, () -> offices.published().size() == 2);
    } finally {
      free.countDown(); // or what closes the offices would wait for ever
    }
    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
