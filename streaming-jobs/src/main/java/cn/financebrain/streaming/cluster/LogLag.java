package cn.financebrain.streaming.cluster;

import cn.financebrain.streaming.config.ScoringJobConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the job is behind its topics: the canonical log and the dead letters. The job commits its
 * offsets after a checkpoint, which completes only when every sink has written what stood before
 * it; so what is committed is scored and in the warehouse.
 *
 * @param ends offset after the last record
 * @param committed offset up to which the job is done; partitions of which it said nothing are left
 *     out
 */
public record LogLag(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {

  /**
   * Reads ends and committed offsets from the brokers.
   *
   * @param kafka with the consumer group of a job
   * @throws ExecutionException if the brokers do not answer or a topic is missing
   */
  public static LogLag read(ScoringJobConfig.Kafka kafka)
      throws InterruptedException, ExecutionException {
    Properties client = new Properties();
    client.putAll(kafka.properties());
    client.setProperty("bootstrap.servers", kafka.bootstrap());
    try (Admin admin = Admin.create(client)) {
      return read(admin, kafka);
    }
  }

  /** What several jobs together are done with: that which each of them is. */
  public static LogLag read(ScoringJobConfig.Kafka kafka, List<String> fingerprints)
      throws InterruptedException, ExecutionException {
    LogLag all = read(kafka.forCatalogue(fingerprints.get(0)));
    for (String other : fingerprints.subList(1, fingerprints.size())) {
      all = all.and(read(kafka.forCatalogue(other)));
    }
    return all;
  }

  private LogLag and(LogLag other) {
    Map<TopicPartition, Long> both = new HashMap<>(committed);
    both.keySet().retainAll(other.committed.keySet());
    both.replaceAll((partition, offset) -> Math.min(offset, other.committed.get(partition)));
    return new LogLag(ends, Map.copyOf(both));
  }

  /** As {@link #read(ScoringJobConfig.Kafka)}, with a client that is already open. */
  public static LogLag read(Admin admin, ScoringJobConfig.Kafka kafka)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(kafka.group()).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription topic :
        admin
            .describeTopics(List.of(kafka.eventTopic(), kafka.deadLetterTopic()))
            .allTopicNames()
            .get()
            .values()) {
      topic
          .partitions()
          .forEach(
              info ->
                  latest.put(
                      new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return new LogLag(Map.copyOf(ends), Map.copyOf(committed));
  }

  /** Records that are not yet done. */
  public long records() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - done(end.getKey())))
        .sum();
  }

  /**
   * Whether everything up to the given ends is done; ends of an earlier reading, so that records
   * that came since do not matter.
   */
  public boolean reached(Map<TopicPartition, Long> target) {
    return target.entrySet().stream().allMatch(end -> done(end.getKey()) >= end.getValue());
  }

  private long done(TopicPartition partition) {
    return committed.getOrDefault(partition, 0L);
  }
}
