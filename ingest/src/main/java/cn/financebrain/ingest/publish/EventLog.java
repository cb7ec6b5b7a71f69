package cn.financebrain.ingest.publish;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.codec.Decoded;
import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.ingest.codec.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the canonical log from its first record to the one that was the last when it began. */
public final class EventLog {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private EventLog() {}

  /**
   * @param told gets each event; what is no event is passed over, the job refuses it
   * @return how many events there were
   * @throws PublishException if the log can't be read to its end
   */
  public static long read(String bootstrap, Consumer<EnterpriseEvent> told) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return read(consumer, told);
    } catch (KafkaException e) {
      throw new PublishException(
          "%s can't be read: %s".formatted(Topics.EVENTS, e.getMessage()), e);
    }
  }

  private static long read(KafkaConsumer<byte[], byte[]> consumer, Consumer<EnterpriseEvent> told) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.EVENTS, TIMEOUT).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new PublishException(
          "Kafka has no topic %s; is the stack up?".formatted(Topics.EVENTS));
    }
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions, TIMEOUT));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long events = 0;
    long lastSeen = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        lastSeen = System.nanoTime();
        if (LogCodec.decode(record) instanceof Decoded.Good good
            && good.record() instanceof EnterpriseEvent event) {
          told.accept(event);
          events++;
        }
      }
      if (System.nanoTime() - lastSeen > TIMEOUT.toNanos()) {
        throw new PublishException(
            "%s could not be read to its end: nothing came for %s"
                .formatted(Topics.EVENTS, TIMEOUT));
      }
    }
    return events;
  }
}
