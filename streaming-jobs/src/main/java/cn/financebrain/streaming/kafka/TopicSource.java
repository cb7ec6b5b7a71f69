package cn.financebrain.streaming.kafka;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.wire.RawRecord;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/**
 * Topics as sources. A job that resumes goes on from the offsets of its checkpoint; one that has no
 * checkpoint reads from the beginning, whatever the group has committed, since its state is empty
 * too. Committed offsets only tell others how far the job is.
 */
public final class TopicSource {
  private TopicSource() {}

  /** The canonical log. */
  public static Source<RawRecord, ?, ?> log(ScoringJobConfig.Kafka kafka) {
    return new ClockedLog(source(kafka, kafka.eventTopic(), new RawRecordReader()).build());
  }

  /** The canonical log up to where it ends when the job starts. */
  public static Source<RawRecord, ?, ?> logUntilNow(ScoringJobConfig.Kafka kafka) {
    return new ClockedLog(
        source(kafka, kafka.eventTopic(), new RawRecordReader())
            .setBounded(OffsetsInitializer.latest())
            .build());
  }

  /** Dead letters, those of feeds and those of this job. */
  public static KafkaSource<DeadLetter> deadLetters(ScoringJobConfig.Kafka kafka) {
    return source(kafka, kafka.deadLetterTopic(), new DeadLetterReader()).build();
  }

  private static <T> KafkaSourceBuilder<T> source(
      ScoringJobConfig.Kafka kafka, String topic, KafkaRecordDeserializationSchema<T> reader) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    return KafkaSource.<T>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(topic)
        .setGroupId(kafka.group())
        .setClientIdPrefix(kafka.group() + '-' + topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(reader)
        .setProperties(properties)
        .setProperty("commit.offsets.on.checkpoint", "true")
        .setProperty("partition.discovery.interval.ms", "30000");
  }
}
