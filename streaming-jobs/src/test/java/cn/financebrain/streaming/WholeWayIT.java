package cn.financebrain.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.codec.Topics;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.streaming.rig.City;
import cn.financebrain.streaming.rig.Flink;
import cn.financebrain.streaming.rig.Rig;
import cn.financebrain.streaming.rig.Views;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way over real processes: a broker, the warehouse engine, a JobManager and a
 * TaskManager. The disturbed run and the undisturbed one read the same log.
 */
class WholeWayIT {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir static Path directory;
  private static Rig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = Rig.start(directory);
    TestModel.activate(rig.models());
  }

  @AfterAll
  static void stop() throws Exception {
    rig.close();
  }

  @Test
  void whateverIsKilledTheWarehouseTellsWhatAnUndisturbedRunTells() throws Exception {
    List<EnterpriseEvent> events = City.events("kill", 400, 7, NOW);
    int part = events.size() / 5;

    try (Flink rough = rig.flink("rough").start()) {
      rough.awaitHealthy();
      try (LogPublisher log = publisher()) {
        events.subList(0, part).forEach(log::publish);
        rough.taskManager().kill();
        rough.taskManager().start();
        publishMalformed();
        events.subList(part, 2 * part).forEach(log::publish);
        log.flush();
        rough.jobManager().kill();
        rough.jobManager().start();
        events.subList(2 * part, 3 * part).forEach(log::publish);
        rig.engine().kill();
        events.subList(3 * part, 4 * part).forEach(log::publish);
        rig.engine().restart();
        log.flush();
        events.subList(4 * part, 4 * part + part / 2).forEach(log::publish);
        rig.broker().kill();
        rig.broker().start();
        events.subList(4 * part + part / 2, events.size()).forEach(log::publish);
        rig.awaitBroker();
      }
      rig.awaitDone(rough, LIMIT);
    }
    try (Flink calm = rig.flink("calm").start()) {
      rig.awaitDone(calm, LIMIT);
    }

    Map<String, List<String>> told = new Views(rig.engine(), "rough").content();
    assertThat(told).isEqualTo(new Views(rig.engine(), "calm").content());
    assertEverythingIsThere(events);
  }

  private static void assertEverythingIsThere(List<EnterpriseEvent> events) throws Exception {
    Views rough = new Views(rig.engine(), "rough");
    long told = events.stream().map(e -> List.of(e.key(), e.revision())).distinct().count();
    assertThat(rough.count("event", "1")).isEqualTo(told);
    assertThat(rough.count("enterprise", "enrolled")).isEqualTo(400);
    assertThat(rough.count("alert", "risk = 'fundraising'")).isGreaterThanOrEqualTo(40);
    assertThat(rough.count("dead_letter", "reason = 'malformed'")).isEqualTo(1);
  }

  private static LogPublisher publisher() {
    Clock system = Clock.systemUTC();
    Clock clock = Clock.offset(system, Duration.between(system.instant(), NOW));
    return LogPublisher.open(rig.bootstrap(), directory, () -> 1, clock);
  }

  private static void publishMalformed() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", rig.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(Topics.EVENTS, 0, "k".getBytes(UTF_8), "junk".getBytes(UTF_8)));
    }
  }
}
