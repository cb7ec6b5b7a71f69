package cn.financebrain.streaming.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns a message into a record of its topic. */
final class JsonMessageWriter implements KafkaRecordSerializationSchema<JsonMessage> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  JsonMessageWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      JsonMessage message, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topic, message.key().getBytes(UTF_8), message.json().getBytes(UTF_8));
  }
}
