package cn.financebrain.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.ingest.codec.Decoded;
import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.ingest.codec.Topics;
import cn.financebrain.ingest.connect.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the publisher finds in a real log, and leaves there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LogPublisherIT {
  private static final Instant NOON = Instant.parse("2020-01-01T04:00:00Z");

  @TempDir private static Path data;
  private static TestBroker broker;
  private static Admin admin;

  @TempDir private Path directory;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = TestBroker.start(data);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  @AfterAll
  static void stopBroker() {
    admin.close();
    broker.close();
  }

  @BeforeEach
  void makeTheLogAnew() throws Exception {
    if (admin.listTopics().names().get().contains(Topics.EVENTS)) {
      admin.deleteTopics(List.of(Topics.EVENTS)).all().get();
    }
    LogTopics.ensure(broker.bootstrap(), 2);
  }

  @Test
  void partitionsThatAreAddedAreToldOfDaysByThePublisherAtWork() throws Exception {
    try (LogPublisher publisher = open()) {
      publisher.publish(event(), NOON);
      admin.createPartitions(Map.of(Topics.EVENTS, NewPartitions.increaseTo(3))).all().get();
      int days = 0;
      List<Long> told = List.of();
      while (told.isEmpty()) { // till the producer has seen them
        days++;
        publisher.publish(event(), NOON.plus(Duration.ofDays(days)));
        publisher.flush();
        told = days(2);
      }
      assertThat(told).containsExactly(DayBegins.dayOf(NOON) + days);
      assertThat(publisher.latestArrival()).isEqualTo(NOON.plus(Duration.ofDays(days)));
    }
  }

  @Test
  void recordsOfStrangersDoNotTouchTheClock() throws Exception {
    try (LogPublisher publisher = open()) {
      publisher.publish(event(), NOON);
    }
    for (int partition = 0; partition < 2; partition++) {
      write(20, partition, Instant.now().toEpochMilli(), "");
      write(20, partition, 0, "2999-01-01T00:00:00Z");
      write(20, partition, 0, "never");
    }
    abortATransaction();

    try (LogPublisher publisher = open()) {
      assertThat(publisher.latestArrival()).isEqualTo(NOON);
    }
  }

  @Test
  void theClockIsTheLatestArrivalAlsoWhereOthersFollow() throws Exception {
    try (LogPublisher publisher = open()) {
      publisher.publish(event(), NOON);
    }
    Instant ahead = NOON.plus(Duration.ofMinutes(55));
    write(1, 0, ahead.toEpochMilli(), ahead.toString());
    write(20, 0, NOON.toEpochMilli(), NOON.toString());

    try (LogPublisher publisher = open()) {
      assertThat(publisher.latestArrival()).isEqualTo(ahead);
    }
  }

  @Test
  void whereOnlyStrangersWroteTheClockHasNotBegun() throws Exception {
    write(1, 0, Instant.now().toEpochMilli(), "");
    try (LogPublisher publisher = open()) {
      assertThat(publisher.latestArrival()).isEqualTo(Instant.MIN);
      publisher.publish(event(), NOON);
    }

    assertThat(days(0)).containsExactly(DayBegins.dayOf(NOON));
    assertThat(days(1)).containsExactly(DayBegins.dayOf(NOON));
  }

  private LogPublisher open() {
    return LogPublisher.open(
        broker.bootstrap(), directory, () -> 1, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static EnterpriseEvent event() {
    return new EnterpriseEvent(
        new EventKey("made", "e"),
        "made.event",
        Category.TAX,
        new ForeignId("made", "e"),
        NOON,
        NOON,
        NOON,
        0,
        false,
        0,
        Map.of());
  }

  /**
   * @param arrival what the header says; empty for none
   */
  private static void write(int times, int partition, long timestamp, String arrival)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      for (int i = 0; i < times; i++) {
        producer.send(record(partition, timestamp, arrival)).get();
      }
    }
  }

  private static void abortATransaction() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        producer(Map.of("transactional.id", "stranger"))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int partition = 0; partition < 2; partition++) {
        producer.send(record(partition, NOON.toEpochMilli(), "")).get();
      }
      producer.abortTransaction();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      int partition, long timestamp, String arrival) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.EVENTS, partition, timestamp, null, new byte[] {'{', '}'});
    if (!arrival.isEmpty()) {
      record.headers().add(LogCodec.ARRIVAL_TIME, arrival.getBytes(UTF_8));
    }
    return record;
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", broker.bootstrap());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The days that a partition was told of. */
  private static List<Long> days(int partition) {
    TopicPartition one = new TopicPartition(Topics.EVENTS, partition);
    List<Long> days = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(one));
      consumer.seekToBeginning(List.of(one));
      long end = consumer.endOffsets(List.of(one)).get(one);
      while (consumer.position(one) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (LogCodec.decode(record) instanceof Decoded.Day mark) {
            days.add(mark.day().day());
          }
        }
      }
    }
    return days;
  }
}
