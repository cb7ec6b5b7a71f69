package cn.financebrain.ingest.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of a department on a real broker, and connections that read it. */
final class DepartmentTopic implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(15);

  final String name;
  final Admin admin;
  private final TestBroker broker;
  private final KafkaProducer<String, String> producer;

  DepartmentTopic(TestBroker broker, String test) {
    this.name = "fb.raw." + test;
    this.broker = broker;
    Map<String, Object> bootstrap = Map.of("bootstrap.servers", broker.bootstrap());
    this.admin = Admin.create(bootstrap);
    this.producer = new KafkaProducer<>(bootstrap, new StringSerializer(), new StringSerializer());
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }

  TopicPartition partition() {
    return new TopicPartition(name, 0);
  }

  String group() {
    return "finance-brain.test." + name;
  }

  void create(int partitions) throws Exception {
    admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
  }

  /**
   * @param headers names and values, with blanks between
   */
  void send(String value, String... headers) throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            name, value == null ? "none" : Integer.toString(value.hashCode()), value);
    String[] words = String.join(" ", headers).split(" ", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      record.headers().add(words[i], words[i + 1].getBytes(UTF_8));
    }
    producer.send(record).get();
  }

  static String row(String doc, int amount) {
    return "{\"code\": \"x\", \"doc\": \"%s\", \"day\": \"2026-01-01\", \"amount\": %d}"
        .formatted(doc, amount);
  }

  /** To a broker that is named, where topics are others' to create. */
  KafkaConnection connection(Kind format, Offices to) {
    return connection(format, to, PATIENCE);
  }

  KafkaConnection connection(Kind format, Offices to, Duration patience) {
    return new KafkaConnection(
        config(format, to, Optional.of(broker.bootstrap())),
        "127.0.0.1:9",
        to.intake,
        to.loads::add,
        patience);
  }

  /** To the stack's own broker. */
  KafkaConnection ownConnection(Kind format, Offices to) {
    return new KafkaConnection(
        config(format, to, Optional.empty()), broker.bootstrap(), to.intake, to.loads::add);
  }

  private FeedsConfig.Kafka config(Kind format, Offices to, Optional<String> bootstrap) {
    return new FeedsConfig.Kafka(
        "test", to.tax(), format, bootstrap, name, group(), Optional.empty());
  }

  long committed() throws Exception {
    return admin
        .listConsumerGroupOffsets(group())
        .partitionsToOffsetAndMetadata()
        .get()
        .get(partition())
        .offset();
  }

  /** None while nobody has made the group. */
  int members() throws Exception {
    try {
      return admin
          .describeConsumerGroups(List.of(group()))
          .all()
          .get()
          .get(group())
          .members()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  /** What is taken as soon as something is. */
  static String take(KafkaConnection connection) throws Exception {
    String took = connection.run();
    while (took.isEmpty()) {
      took = connection.run();
    }
    return took;
  }

  static void until(KafkaConnection connection, BooleanSupplier done) {
    try {
      while (!done.getAsBoolean()) {
        connection.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void untilItWorks(KafkaConnection connection, BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      try {
        until(connection, done);
      } catch (UncheckedIOException e) {
        // tried again, as the loop does
      }
    }
  }
}
