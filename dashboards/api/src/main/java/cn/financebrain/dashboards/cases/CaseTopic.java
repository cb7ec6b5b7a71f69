package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes steps of cases to a topic of Kafka for other systems, as JSON, keyed by the case's number,
 * so that the steps of a case keep their order. The header {@code id} is number and version: a
 * reader that has seen it leaves a repetition out. For use by one thread.
 */
@Component
class CaseTopic implements CaseTarget {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final boolean wanted;
  private final String topic;
  private final Supplier<Producer<byte[], byte[]>> connect;
  private Producer<byte[], byte[]> producer;

  @Autowired
  CaseTopic(DashboardsSettings settings) {
    this(
        !settings.kafka().bootstrap().isEmpty(),
        settings.kafka().caseTopic(),
        () -> producer(settings.kafka().bootstrap()));
  }

  CaseTopic(boolean wanted, String topic, Supplier<Producer<byte[], byte[]>> connect) {
    this.wanted = wanted;
    this.topic = topic;
    this.connect = connect;
  }

  private static Producer<byte[], byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.LINGER_MS_CONFIG, 5),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Override
  public String id() {
    return "kafka";
  }

  @Override
  public boolean isWanted() {
    return wanted;
  }

  @Override
  public boolean isConnected() {
    return wanted;
  }

  /**
   * @throws KafkaException if the brokers don't confirm all of them in time
   */
  @Override
  public void tell(List<CaseEvent> events) {
    if (producer == null) {
      producer = connect.get();
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (CaseEvent event : events) {
      Future<RecordMetadata> each = producer.send(message(event));
      if (each.isDone()) {
        confirm(each); // while no broker is known, every send waits: the first is enough
      }
      sent.add(each);
    }
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      confirm(each);
    }
  }

  private static void confirm(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }

  private ProducerRecord<byte[], byte[]> message(CaseEvent event) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            topic, utf8(event.number()), JSON.writeValueAsBytes(CaseMessage.of(event)));
    message.headers().add("id", utf8(event.number() + '/' + event.version()));
    return message;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @PreDestroy
  void close() {
    if (producer != null) {
      producer.close(CLOSE);
    }
  }
}
