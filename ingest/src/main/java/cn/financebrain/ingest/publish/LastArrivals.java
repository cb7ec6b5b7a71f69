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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where the clock of each partition of the log stands, as its readers take it from the records
 * ({@link LogCodec#arrival}): the record of the latest timestamp tells, wherever it lies, unless
 * all were before 1970, or it is a stranger's, which tells readers nothing. For these the end of
 * the partition is read as well, further and further back where it holds nothing but such.
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
      return read(consumer, bootstrap, topic, partitions);
    } catch (KafkaException e) {
      throw new PublishException("the end of %s can't be read: %s".formatted(topic, e), e);
    }
  }

  private static Instant[] read(
      KafkaConsumer<byte[], byte[]> consumer, String bootstrap, String topic, int partitions) {
    Instant[] arrivals = new Instant[partitions];
    Arrays.fill(arrivals, Instant.MIN);
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(all, TIMEOUT);
    Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(all, TIMEOUT));
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Map<TopicPartition, Long> newest = newest(bootstrap, all);
    Map<TopicPartition, Long> next = new HashMap<>(newest);
    next.replaceAll((partition, offset) -> offset + 1);
    read(consumer, newest, next, arrivals, deadline);
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

  /** Where the record of the latest timestamp is, of those partitions that have any. */
  private static Map<TopicPartition, Long> newest(String bootstrap, List<TopicPartition> all) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    all.forEach(partition -> asked.put(partition, OffsetSpec.maxTimestamp()));
    Map<TopicPartition, Long> newest = new HashMap<>();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin
          .listOffsets(asked)
          .all()
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .forEach((partition, found) -> newest.put(partition, found.offset()));
    } catch (ExecutionException | TimeoutException e) {
      throw new PublishException("the latest record of the log can't be found: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while the end of the log was read", e);
    }
    newest.values().removeIf(offset -> offset < 0);
    return newest;
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
