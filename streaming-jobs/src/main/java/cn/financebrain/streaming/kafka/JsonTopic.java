package cn.financebrain.streaming.kafka;

import cn.financebrain.streaming.config.ScoringJobConfig;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Topics that tell others. At least once: what a restart repeats carries the same key and id, by
 * which readers know it.
 */
public final class JsonTopic {
  private JsonTopic() {}

  /** A sink of keyed JSON records into a topic. */
  public static KafkaSink<JsonMessage> of(ScoringJobConfig.Kafka kafka, String topic) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.setProperty("compression.type", "lz4");
    return KafkaSink.<JsonMessage>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new JsonMessageWriter(topic))
        .build();
  }
}
