package cn.financebrain.ingest.publish;

import cn.financebrain.ingest.codec.LogCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where the clock of each partition of the log stands, as its readers take it from the records
 * ({@link LogCodec#arrival}): the end of the partition is read, further and further back where it
 * holds nothing but records of strangers, which tell readers nothing.
 */
final class LastArrivals {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FIRST_REACH = 16;
  private static final int FURTHER = 32;

  private LastArrivals() {}

  /** One a partition, {@link Instant#MIN} where none is told. */
  static Instant[] read(String bootstrap, String topic, int partitions) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return read(consumer, topic, partitions);
    } catch (KafkaException e) {
      throw new PublishException("the end of %s can't be read: %s".formatted(topic, e), e);
    }
  }

  private static Instant[] read(
      KafkaConsumer<byte[], byte[]> consumer, String topic, int partitions) {
    Instant[] arrivals = new Instant[partitions];
    Arrays.fill(arrivals, Instant.MIN);
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(all, TIMEOUT);
    Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(all, TIMEOUT));
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    for (long reach = FIRST_REACH; !unread.isEmpty(); reach *= FURTHER) {
      unread.entrySet().removeIf(end -> end.getValue() <= begins.get(end.getKey()));
      Map<TopicPartition, Long> from = new HashMap<>();
      for (Map.Entry<TopicPartition, Long> end : unread.entrySet()) {
        from.put(end.getKey(), Math.max(begins.get(end.getKey()), end.getValue() - reach));
      }
      read(consumer, from, unread, arrivals, deadline);
      unread.putAll(from); // what lies before is looked at next
      unread.keySet().removeIf(partition -> !arrivals[partition.partition()].equals(Instant.MIN));
    }
    return arrivals;
  }

  /** Reads all partitions from one offset up to before another. */
  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Instant[] arrivals,
      long deadline) {
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    Set<TopicPartition> open = new HashSet<>(from.keySet());
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long told = LogCodec.arrival(record);
        if (told != LogCodec.NO_ARRIVAL) {
          Instant arrival = Instant.ofEpochMilli(told);
          Instant last = arrivals[record.partition()];
          arrivals[record.partition()] = arrival.isAfter(last) ? arrival : last;
        }
      }
      // not by records: those that end a transaction are never handed over
      open.removeIf(partition -> consumer.position(partition, TIMEOUT) >= ends.get(partition));
      if (System.nanoTime() - deadline > 0) {
        throw new PublishException("the end of the log did not come within " + TIMEOUT);
      }
    }
  }
}
