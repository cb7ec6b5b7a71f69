package cn.financebrain.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.ingest.codec.Decoded;
import cn.financebrain.ingest.codec.LogCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of days; the way to a real broker is tested with the stream. */
class LogPublisherTest {
  private static final int PARTITIONS = 3;
  private static final long DAY = 20_500;
  private static final Instant MORNING = DayBegins.startOf(DAY).plus(Duration.ofHours(9));

  @TempDir Path directory;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Instant[] lastArrivals = new Instant[PARTITIONS];
  private Optional<StaleTypes> stale = Optional.empty();

  private LogPublisher publisher() {
    return new LogPublisher(
        PublisherLock.take(directory, Patience.NONE),
        producer,
        Clock.fixed(MORNING, ZoneOffset.UTC),
        1,
        begin -> stale,
        lastArrivals);
  }

  private static EnterpriseEvent event(int enterprise) {
    return new EnterpriseEvent(
        new EventKey("made", "e" + enterprise),
        "made.event",
        Category.TAX,
        new ForeignId("made", "e" + enterprise),
        MORNING,
        MORNING,
        MORNING,
        0,
        false,
        0,
        Map.of());
  }

  /** {@code partition:day} of a mark, {@code partition} alone of a record. */
  private List<String> written() {
    List<String> written = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : producer.history()) {
      Decoded decoded = LogCodec.decode(record.headers(), record.value());
      String day = decoded instanceof Decoded.Day mark ? ":" + mark.day().day() : "";
      written.add(record.partition() + day);
    }
    return written;
  }

  @Test
  void allPartitionsAreToldOfADayBeforeItsFirstRecord() {
    Arrays.fill(lastArrivals, Instant.MIN);
    try (LogPublisher publisher = publisher()) {
      publisher.publish(event(1));
      publisher.publish(event(2));
      publisher.publish(event(3), MORNING.plus(Duration.ofDays(4)));
      publisher.publish(event(4), MORNING.plus(Duration.ofDays(2)));
    }

    List<String> written = written();
    assertThat(written.subList(0, 3)).containsExactly("0:20500", "1:20500", "2:20500");
    assertThat(written.subList(5, 8)).containsExactly("0:20504", "1:20504", "2:20504");
    assertThat(written).filteredOn(record -> record.contains(":")).hasSize(6);
  }

  @Test
  void arrivalNeverGoesBackBehindAMark() {
    Arrays.fill(lastArrivals, Instant.MIN);
    try (LogPublisher publisher = publisher()) {
      publisher.publish(event(1));
      publisher.publish(event(2), MORNING.minus(Duration.ofDays(9)));
    }

    ProducerRecord<byte[], byte[]> last = producer.history().get(4);
    Decoded.Good decoded = (Decoded.Good) LogCodec.decode(last.headers(), last.value());
    assertThat(decoded.record().arrivalTime()).isAfterOrEqualTo(DayBegins.startOf(DAY));
  }

  @Test
  void whatADeadOrOlderPublisherDidNotTellIsToldAtTheNextOpening() {
    lastArrivals[0] = MORNING;
    lastArrivals[1] = MORNING.minus(Duration.ofDays(3));
    lastArrivals[2] = Instant.MIN;
    try (LogPublisher publisher = publisher()) {
      publisher.tellDayAgain();
      publisher.publish(event(1));
    }

    assertThat(written().subList(0, 2)).containsExactly("1:20500", "2:20500");
    assertThat(written()).hasSize(3);
  }

  private static StaleTypes late(String type) {
    return new StaleTypes(new TreeMap<>(Map.of(type, new TreeSet<>(Set.of("bureau/" + type)))));
  }

  private List<DayBegins> marks() {
    return producer.history().stream()
        .map(record -> LogCodec.decode(record.headers(), record.value()))
        .filter(Decoded.Day.class::isInstance)
        .map(mark -> ((Decoded.Day) mark).day())
        .distinct()
        .toList();
  }

  @Test
  void aDayThatBeginsWithAnArrivalTellsHowTheFeedsAre() {
    Arrays.fill(lastArrivals, Instant.MIN);
    stale = Optional.of(late("tax.assessed"));
    try (LogPublisher publisher = publisher()) {
      publisher.publish(event(1));
      stale = Optional.of(late("complaint.filed"));
      publisher.publish(event(2));
    }

    assertThat(marks()).containsExactly(new DayBegins(DAY, Optional.of(late("tax.assessed"))));
  }

  /** Neither did anybody look at the feeds on a day of the past, nor is today's look that day's. */
  @Test
  void ofTheDaysOfAHistoryNothingIsKnown() {
    Arrays.fill(lastArrivals, Instant.MIN);
    stale = Optional.of(late("tax.assessed"));
    try (LogPublisher publisher = publisher()) {
      publisher.publish(event(1), MORNING.minus(Duration.ofDays(2)));
      publisher.evaluate(event(1).enterprise());
    }

    assertThat(marks()).containsExactly(new DayBegins(DAY - 2), new DayBegins(DAY, stale));
  }

  @Test
  void anEmptyLogIsToldNothing() {
    Arrays.fill(lastArrivals, Instant.MIN);
    try (LogPublisher publisher = publisher()) {
      publisher.tellDayAgain();
    }

    assertThat(producer.history()).isEmpty();
  }
}
