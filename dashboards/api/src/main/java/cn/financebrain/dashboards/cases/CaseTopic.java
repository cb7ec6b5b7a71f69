package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.DashboardsSettings;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes steps of cases to a topic of Kafka for other systems, as JSON, keyed by the case's number,
 * so that the steps of a case keep their order. The header {@code id} is number and version. For
 * use by one thread.
 *
 * <p>A batch is one transaction of Kafka, in which its name is committed too, beside the offset of
 * a group that nobody is a member of. Whoever is not sure whether a batch was told begins anew,
 * which ends what is open and fences other servers off, and asks for the name of the last one. So a
 * reader with {@code isolation.level=read_committed} finds each step once.
 */
@Component
class CaseTopic implements CaseTarget {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** Of the transactions, and of the group that keeps the name of the last batch. */
  private static final String NAME = "finance-brain-cases";

  private final boolean wanted;
  private final String topic;
  private final TopicPartition place;
  private final Supplier<Producer<byte[], byte[]>> connect;
  private final Function<TopicPartition, Told> told;
  private Producer<byte[], byte[]> producer;
  private Told last;

  /**
   * @param batch the name of the last one that was committed, empty for none
   * @param group in which it is kept
   */
  record Told(String batch, ConsumerGroupMetadata group) {}

  @Autowired
  CaseTopic(DashboardsSettings settings) {
    this(
        !settings.kafka().bootstrap().isEmpty(),
        settings.kafka().caseTopic(),
        () -> producer(settings.kafka().bootstrap()),
        place -> told(settings.kafka().bootstrap(), place));
  }

  CaseTopic(
      boolean wanted,
      String topic,
      Supplier<Producer<byte[], byte[]>> connect,
      Function<TopicPartition, Told> told) {
    this.wanted = wanted;
    this.topic = topic;
    this.place = new TopicPartition(topic, 0);
    this.connect = connect;
    this.told = told;
  }

  private static Producer<byte[], byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, NAME,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.LINGER_MS_CONFIG, 5),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static Told told(String bootstrap, TopicPartition place) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG,
            NAME,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> group = new KafkaConsumer<>(settings, bytes, bytes)) {
      OffsetAndMetadata committed = group.committed(Set.of(place)).get(place);
      return new Told(committed == null ? "" : committed.metadata(), group.groupMetadata());
    }
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

  /** Ends whoever else tells, and what they have begun. */
  @Override
  public void connect() {
    if (producer == null) {
      producer = connect.get();
      orClose(
          () -> {
            producer.initTransactions();
            last = told.apply(place);
          });
    }
  }

  /**
   * @throws KafkaException if the brokers don't confirm all of them in time
   */
  @Override
  public void tell(UUID batch, List<CaseEvent> events) {
    String name = batch.toString();
    if (!name.equals(last.batch())) {
      orClose(() -> send(name, events));
      last = new Told(name, last.group());
    }
  }

  /** Whether it was committed, whoever connects next asks. */
  private void orClose(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void send(String batch, List<CaseEvent> events) {
    producer.beginTransaction();
    for (CaseEvent event : events) {
      Future<RecordMetadata> sent = producer.send(message(event));
      if (sent.isDone()) {
        confirm(sent); // one that waited for brokers in vain: the others need not wait as long
      }
    }
    producer.sendOffsetsToTransaction(Map.of(place, new OffsetAndMetadata(0, batch)), last.group());
    producer.commitTransaction(); // throws what any of them failed with
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
    Producer<byte[], byte[]> ended = producer;
    producer = null;
    if (ended != null) {
      ended.close(CLOSE);
    }
  }
}
