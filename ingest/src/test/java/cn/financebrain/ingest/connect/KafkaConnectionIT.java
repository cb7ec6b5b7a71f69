package cn.financebrain.ingest.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.ingest.record.RecordFormat.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KafkaConnectionIT {
  private static final String BINARY = "ce_specversion 1.0 ce_source /tax ce_type told ce_id ";
  private static final String STRUCTURED = "content-type application/cloudevents+json";

  private static TestBroker broker;
  private static Admin admin;
  private static KafkaProducer<String, String> producer;

  @TempDir private static Path data;
  @TempDir private Path temp;
  private Offices offices;
  private String topic;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = TestBroker.start(data);
    Map<String, Object> bootstrap = Map.of("bootstrap.servers", broker.bootstrap());
    admin = Admin.create(bootstrap);
    producer = new KafkaProducer<>(bootstrap, new StringSerializer(), new StringSerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    admin.close();
    broker.close();
  }

  @BeforeEach
  void openOffices(TestInfo test) throws IOException {
    offices = new Offices(temp);
    topic = "fb.raw." + test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void close() {
    offices.close();
  }

  @Test
  void cloudEventsOfBothModesAreRowsAndPoisonIsADeadLetter() throws Exception {
    create(1);
    send(row("T1", 5), BINARY + "1");
    send("{\"specversion\": \"1.0\", \"id\": 7, \"data\"", STRUCTURED);
    send(
        "{\"specversion\": \"1.0\", \"id\": \"2\", \"source\": \"/tax\", \"type\": \"told\", \"data\": "
            + row("T2", 6)
            + "}",
        STRUCTURED);
    send(row("T3", 7).replace("7", "\"many\""), BINARY + "3");

    try (KafkaConnection connection = connection(Kind.CLOUDEVENTS)) {
      assertThat(take(connection))
          .isEqualTo("read 4, accepted 2, duplicate 0, queued 0, rejected 2, tombstones 0");
    }

    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
    assertThat(offices.log.sink.letters)
        .extracting(letter -> letter.location() + "@" + letter.position())
        .containsExactlyInAnyOrder(topic + "-0@1", topic + "-0@3");
    assertThat(offices.log.sink.letters)
        .anySatisfy(
            letter -> assertThat(letter.detail()).contains("expected a number", "'3' of '/tax'"));
    assertThat(committed()).isEqualTo(4);
  }

  @Test
  void changesOfADatabaseTellCorrectAndTakeBack() throws Exception {
    create(1);
    send(change("c", "null", row("T1", 5)));
    send(change("u", row("T1", 5), row("T1", 6)));
    send(change("d", row("T1", 6), "null"));
    send(null);

    try (KafkaConnection connection = connection(Kind.DEBEZIUM)) {
      assertThat(take(connection))
          .isEqualTo("read 3, accepted 3, duplicate 0, queued 0, rejected 0, tombstones 1");
    }

    assertThat(offices.published()).containsExactly("T1 0", "T1 1", "T1 2");
    assertThat(offices.log.sink.events)
        .extracting(event -> event.retracted())
        .containsExactly(false, false, true);
  }

  @Test
  void aKillBetweenPublishingAndCommitRepeatsNothing() throws Exception {
    create(1);
    send(row("T1", 5));
    send(row("T1", 6));
    send(row("T1", 5));
    try (KafkaConnection connection = connection(Kind.JSON)) {
      take(connection);
    }
    List<String> once = offices.published();
    TopicPartition partition = new TopicPartition(topic, 0);
    admin
        .alterConsumerGroupOffsets(
            "finance-brain.test." + topic, Map.of(partition, new OffsetAndMetadata(0)))
        .all()
        .get(); // as if the commit had not come about
    offices.close();
    Offices restarted = new Offices(temp);

    try (KafkaConnection connection = connection(Kind.JSON, restarted)) {
      assertThat(take(connection)).startsWith("read 3, accepted 0, duplicate 3");
    } finally {
      restarted.close();
    }
    assertThat(once).containsExactly("T1 0", "T1 1", "T1 2");
    assertThat(restarted.published()).isEmpty();
    assertThat(committed()).isEqualTo(3);
  }

  @Test
  void whatTheLogDidNotTakeIsDeliveredAgain() throws Exception {
    create(1);
    send(row("T1", 5));
    send(row("T1", 6));
    offices.log.sink.failAtFlush = true;

    try (KafkaConnection connection = connection(Kind.JSON)) {
      assertThatThrownBy(() -> take(connection)).isInstanceOf(PublishException.class);
      offices.log.sink.failAtFlush = false;
      offices.log.sink.events.clear();
      take(connection);
    }

    assertThat(offices.published()).containsExactly("T1 0", "T1 1");
    assertThat(committed()).isEqualTo(2);
  }

  @Test
  void whereNoBrokerIsNamedTheTopicIsMadeOnTheOwnOne() throws Exception {
    try (KafkaConnection connection =
        new KafkaConnection(
            config(Kind.JSON, Optional.empty()),
            broker.bootstrap(),
            offices.intake,
            offices.loads::add)) {
      assertThat(connection.run()).isEmpty();
      send(row("T1", 5));
      take(connection);
    }

    assertThat(offices.published()).containsExactly("T1 0");
    assertThat(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions())
        .hasSize(4);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    assertThat(
            admin
                .describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("retention.ms")
                .value())
        .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
  }

  @Test
  void aBrokerThatGoesAwayIsToldAndReadOnWhenItIsBack() throws Exception {
    create(1);
    send(row("T1", 5));
    KafkaConnection connection =
        new KafkaConnection(
            config(Kind.JSON, Optional.of(broker.bootstrap())),
            "127.0.0.1:9",
            offices.intake,
            offices.loads::add,
            Duration.ofSeconds(2));
    try (connection) {
      take(connection);
      broker.close();
      assertThatThrownBy(() -> until(connection, () -> false))
          .hasMessageContaining("Kafka at " + broker.bootstrap() + " does not answer");
      broker.start();
      send(row("T2", 5));
      untilItWorks(connection, () -> offices.published().size() == 2);
    }

    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
  }

  @Test
  void aTopicThatIsNotThereIsToldAndTriedAgain() throws Exception {
    try (KafkaConnection connection = connection(Kind.JSON)) {
      assertThatThrownBy(connection::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has no topic " + topic);
      create(1);
      send(row("T1", 5));
      take(connection);
    }
    assertThat(offices.published()).containsExactly("T1 0");
  }

  @Test
  void recordsThatWentAwayUnreadAreToldOf() throws Exception {
    create(1);
    send(row("T1", 5));
    try (KafkaConnection connection = connection(Kind.JSON)) {
      take(connection);
    }
    send(row("T2", 5));
    send(row("T3", 5));
    send(row("T4", 5));
    admin
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(3)))
        .all()
        .get();

    try (KafkaConnection connection = connection(Kind.JSON)) {
      until(connection, () -> offices.published().size() == 2);
    }

    assertThat(offices.published()).containsExactly("T1 0", "T4 0");
    assertThat(offices.log.sink.letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(RejectReason.TRUNCATED);
              assertThat(letter.position()).isEqualTo(1);
              assertThat(letter.detail()).contains("from offset 1 up to 2 were deleted");
            });
  }

  @Test
  void membersOfAGroupShareTheTopicAndEachRowIsTakenOnce() throws Exception {
    create(4);
    try (KafkaConnection one = connection(Kind.JSON);
        KafkaConnection two = connection(Kind.JSON)) {
      Thread other = new Thread(() -> until(two, () -> offices.log.sink.events.size() >= 400));
      for (int i = 0; i < 100; i++) {
        send(row("A" + i, 1));
      }
      until(one, () -> offices.log.sink.events.size() >= 50);
      other.start(); // a rebalance, while there is more to read
      for (int i = 0; i < 300; i++) {
        send(row("B" + i, 1));
      }
      until(one, () -> offices.log.sink.events.size() >= 400);
      other.join();
    }

    assertThat(offices.published())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 400)
                .mapToObj(i -> i < 100 ? "A" + i + " 0" : "B" + (i - 100) + " 0")
                .toList());
  }

  @Test
  void whileTheLogIsTakenTheTopicWaitsAndTheMemberStays() throws Exception {
    create(1);
    send(row("T1", 5));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () ->
                offices.shared.use(
                    sink -> {
                      held.countDown();
                      awaitUninterruptibly(free);
                      return 0;
                    }));
    holder.start();
    held.await();

    try (KafkaConnection connection = connection(Kind.JSON)) {
      Thread reading = new Thread(() -> until(connection, () -> !offices.published().isEmpty()));
      reading.start();
      while (members() == 0) {
        Thread.onSpinWait();
      }
      send(row("T2", 5)); // is not read before the first is safe
      assertThat(offices.published()).isEmpty();
      free.countDown();
      reading.join();
      until(connection, () -> offices.published().size() == 2);
    }
    assertThat(offices.published()).containsExactly("T1 0", "T2 0");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int members() throws Exception {
    String group = "finance-brain.test." + topic;
    return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().size();
  }

  private void create(int partitions) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
  }

  /**
   * @param headers names and values, with blanks between
   */
  private void send(String value, String... headers) throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            topic, value == null ? "none" : Integer.toString(value.hashCode()), value);
    String[] words = String.join(" ", headers).split(" ", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      record.headers().add(words[i], words[i + 1].getBytes(UTF_8));
    }
    producer.send(record).get();
  }

  private static String row(String doc, int amount) {
    return "{\"code\": \"x\", \"doc\": \"%s\", \"day\": \"2026-01-01\", \"amount\": %d}"
        .formatted(doc, amount);
  }

  private static String change(String op, String before, String after) {
    return "{\"op\": \"%s\", \"before\": %s, \"after\": %s, \"ts_ms\": 1767300000000}"
        .formatted(op, before, after);
  }

  private KafkaConnection connection(Kind format) {
    return connection(format, offices);
  }

  /** To a broker that is named, where topics are others' to create. */
  private KafkaConnection connection(Kind format, Offices to) {
    return new KafkaConnection(
        config(format, Optional.of(broker.bootstrap())), "127.0.0.1:9", to.intake, to.loads::add);
  }

  private FeedsConfig.Kafka config(Kind format, Optional<String> bootstrap) {
    return new FeedsConfig.Kafka(
        "test",
        offices.tax(),
        format,
        bootstrap,
        topic,
        "finance-brain.test." + topic,
        Optional.empty());
  }

  private long committed() throws Exception {
    return admin
        .listConsumerGroupOffsets("finance-brain.test." + topic)
        .partitionsToOffsetAndMetadata()
        .get()
        .get(new TopicPartition(topic, 0))
        .offset();
  }

  /** What is taken as soon as something is. */
  private static String take(KafkaConnection connection) throws Exception {
    String took = connection.run();
    while (took.isEmpty()) {
      took = connection.run();
    }
    return took;
  }

  private static void until(KafkaConnection connection, BooleanSupplier done) {
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

  private static void untilItWorks(KafkaConnection connection, BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      try {
        until(connection, done);
      } catch (UncheckedIOException e) {
        // tried again, as the loop does
      }
    }
  }
}
