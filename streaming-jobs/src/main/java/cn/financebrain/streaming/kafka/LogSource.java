package cn.financebrain.streaming.kafka;

import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.wire.RawRecord;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * The canonical log as a source. A job that resumes goes on from the offsets of its checkpoint; one
 * that has no checkpoint reads from the beginning, whatever the group has committed, since its
 * state is empty too. Committed offsets only tell others how far the job is.
 */
public final class LogSource {
  private LogSource() {}

  public static KafkaSource<RawRecord> of(ScoringJobConfig.Kafka kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(kafka.eventTopic())
        .setGroupId(kafka.group())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new RawRecordReader())
        .setProperties(properties)
        .setProperty("commit.offsets.on.checkpoint", "true")
        .setProperty("partition.discovery.interval.ms", "30000")
        .build();
  }
}
