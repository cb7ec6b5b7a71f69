package cn.financebrain.ingest.connect;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.RowChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as a member of a group. A group that has not read a partition yet begins at its
 * start; where records went away before they were read, that is told and not passed over. Used by
 * one thread.
 */
final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final int BATCH_RECORDS = 2_000;
  private static final int BATCH_BYTES = 8 << 20;

  /** What a killed process held is free after that; Kafka's own default is 45 s. */
  private static final int SESSION_MILLIS = 10_000;

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final List<RowChange> gaps = new ArrayList<>();
  private boolean paused;

  /**
   * @param security see {@link ClientProperties}
   * @param patience how long to wait for an answer
   */
  TopicReader(
      String bootstrap,
      String topic,
      String group,
      Map<String, String> security,
      Duration patience) {
    int millis = (int) patience.toMillis();
    Map<String, Object> settings = new HashMap<>(security);
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_RECORDS);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BATCH_BYTES);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Joins the group. */
  void subscribe() {
    consumer.subscribe(
        Set.of(topic),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // what is at work is delivered again to whom they go, and is known by then
          }

          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (paused) {
              consumer.pause(partitions);
            }
          }
        });
  }

  /** How many partitions the topic has; 0 if it is not there. */
  int partitions() {
    return consumer.partitionsFor(topic).size();
  }

  /**
   * Asks the broker for something, to see whether it answers.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException if it does not
   */
  void ping() {
    TopicPartition any =
        consumer.assignment().stream().findAny().orElse(new TopicPartition(topic, 0));
    var unused = consumer.endOffsets(Set.of(any));
  }

  /** What has come; empty if nothing does within the time. */
  ConsumerRecords<byte[], byte[]> poll(Duration limit) {
    try {
      return consumer.poll(limit);
    } catch (NoOffsetForPartitionException e) {
      consumer.seekToBeginning(e.partitions());
    } catch (OffsetOutOfRangeException e) {
      Map<TopicPartition, Long> starts =
          consumer.beginningOffsets(e.offsetOutOfRangePartitions().keySet());
      e.offsetOutOfRangePartitions().forEach((at, from) -> jump(at, from, starts.get(at)));
    }
    return ConsumerRecords.empty();
  }

  private void jump(TopicPartition partition, long from, long start) {
    consumer.seek(partition, start);
    String detail =
        from < start
            ? ("the records from offset %d up to %d were deleted before they were read (retention);"
                    + " ask the department to send them again")
                .formatted(from, start - 1)
            : ("offset %d was next, but the topic ends before it: it was made anew or lost its end;"
                    + " it is read from its start")
                .formatted(from);
    gaps.add(
        new RowChange.Refused(
            new RowChange.Origin(partition.toString(), from, "", "", Map.of()),
            RejectReason.TRUNCATED,
            "",
            detail));
  }

  /** What could not be read since the last call. */
  List<RowChange> gaps() {
    List<RowChange> found = List.copyOf(gaps);
    gaps.clear();
    return found;
  }

  /** Takes nothing more until {@link #resume}, but stays in the group while it is polled. */
  void pause() {
    paused = true;
    consumer.pause(consumer.assignment());
  }

  void resume() {
    paused = false;
    consumer.resume(consumer.paused());
  }

  /**
   * Says that all records before these offsets are done with, of partitions that are still ours. In
   * the middle of a rebalance it can't be said: they are delivered again, and are known by then.
   */
  void commit(Map<TopicPartition, OffsetAndMetadata> next) {
    Map<TopicPartition, OffsetAndMetadata> ours = new HashMap<>(next);
    ours.keySet().retainAll(consumer.assignment());
    try {
      if (!ours.isEmpty()) {
        consumer.commitSync(ours);
      }
    } catch (CommitFailedException | RebalanceInProgressException e) {
      LOG.debug("{} was not committed: {}", ours, e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
