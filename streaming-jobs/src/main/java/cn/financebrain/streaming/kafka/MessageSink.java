package cn.financebrain.streaming.kafka;

import cn.financebrain.streaming.config.ScoringJobConfig;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Topics that tell others. At least once: what a restart repeats carries the same key and id, by
 * which readers know it.
 */
public final class MessageSink {
  private MessageSink() {}

  public static KafkaSink<Message> of(ScoringJobConfig.Kafka kafka, String topic) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.setProperty("compression.type", "lz4");
    return KafkaSink.<Message>builder()
        .setBootstrapServers(kafka.bootstrap())
        .setKafkaProducerConfig(properties)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new ToTopic(topic))
        .build();
  }

  private record ToTopic(String topic) implements KafkaRecordSerializationSchema<Message> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        Message message, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(topic, message.key(), message.value());
    }
  }
}
