package cn.financebrain.streaming.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the job is behind the log. The job commits its offsets after a checkpoint, which completes
 * only when every sink has written what stood before it; so what is committed is scored and in the
 * warehouse.
 *
 * @param ends offset after the last record, by partition
 * @param committed offset up to which the job is done, by partition; 0 where it is silent
 */
public record LogLag(Map<Integer, Long> ends, Map<Integer, Long> committed) {

  /** Reads ends and committed offsets from the brokers. */
  public static LogLag read(Properties client, String topic, String group)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(client)) {
      return read(admin, topic, group);
    }
  }

  /** As above, with a client that is already open. */
  public static LogLag read(Admin admin, String topic, String group)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    admin
        .describeTopics(java.util.List.of(topic))
        .topicNameValues()
        .get(topic)
        .get()
        .partitions()
        .forEach(
            partition ->
                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
    Map<Integer, Long> ends = new HashMap<>();
    Map<Integer, Long> committed = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach(
            (partition, end) -> {
              ends.put(partition.partition(), end.offset());
              OffsetAndMetadata offset = offsets.get(partition);
              committed.put(partition.partition(), offset == null ? 0 : offset.offset());
            });
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
  public boolean reached(Map<Integer, Long> target) {
    return target.entrySet().stream().allMatch(end -> done(end.getKey()) >= end.getValue());
  }

  private long done(int partition) {
    return committed.getOrDefault(partition, 0L);
  }
}
