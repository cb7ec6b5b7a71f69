package cn.financebrain.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.codec.LogCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The arrival time of the last record of each partition: where the clock of the log stands. */
final class LastArrivals {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private LastArrivals() {}

  /** One a partition. */
  static LastArrival[] read(String bootstrap, String topic, int partitions) {
    LastArrival[] arrivals = new LastArrival[partitions];
    Arrays.fill(arrivals, LastArrival.NONE);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      readInto(arrivals, consumer, topic);
    } catch (KafkaException e) {
      throw new PublishException("the end of %s can't be read: %s".formatted(topic, e), e);
    }
    return arrivals;
  }

  private static void readInto(
      LastArrival[] arrivals, KafkaConsumer<byte[], byte[]> consumer, String topic) {
    Map<TopicPartition, Long> lastOffsets = lastOffsets(consumer, topic, arrivals.length);
    consumer.assign(lastOffsets.keySet());
    lastOffsets.forEach(consumer::seek);
    Set<TopicPartition> open = new HashSet<>(lastOffsets.keySet());
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        LastArrival last = arrival(record);
        if (!last.at().isBefore(arrivals[record.partition()].at())) {
          arrivals[record.partition()] = last;
        }
        open.remove(new TopicPartition(topic, record.partition()));
      }
      if (System.nanoTime() - deadline > 0) {
        throw new PublishException(
            "the end of %s did not come within %s".formatted(topic, TIMEOUT));
      }
    }
  }

  private static Map<TopicPartition, Long> lastOffsets(
      KafkaConsumer<byte[], byte[]> consumer, String topic, int partitions) {
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(all, TIMEOUT);
    Map<TopicPartition, Long> last = new HashMap<>();
    consumer
        .endOffsets(all, TIMEOUT)
        .forEach(
            (partition, end) -> {
              if (end > beginnings.get(partition)) {
                last.put(partition, end - 1);
              }
            });
    return last;
  }

  private static LastArrival arrival(ConsumerRecord<byte[], byte[]> record) {
    Instant written = Instant.ofEpochMilli(record.timestamp());
    boolean beforeKafka = written.equals(Instant.EPOCH); // which knows no time before 1970
    Header header = record.headers().lastHeader(LogCodec.ARRIVAL_TIME);
    if (header == null || header.value() == null) {
      return new LastArrival(written, false);
    }
    try {
      Instant told = Instant.parse(new String(header.value(), UTF_8));
      return new LastArrival(beforeKafka ? told : written, true);
    } catch (DateTimeParseException e) {
      // a stranger's record: the job refuses it, the clock goes on
      return new LastArrival(written, !beforeKafka);
    }
  }
}
