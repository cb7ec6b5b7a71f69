package cn.financebrain.ingest.publish;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.ingest.codec.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Writes the canonical log, alone: a second publisher on the same data directory is refused. Each
 * record gets the arrival time, which never goes back within a partition (also not over restarts,
 * nor when the clock does), and the release in force. Before the first record of a day to any
 * partition, all partitions are told that the day begins (see {@link DayBegins}); where a publisher
 * died in between, or wrote before there were such marks, the next one to open tells the rest;
 * partitions that are added are told of the next day. Records are acknowledged by all replicas and
 * written once each, in order; after a failed delivery nothing more is written and every call
 * throws. Safe for use by several threads.
 */
public final class LogPublisher implements HistorySink, OpenLog {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);
  private static final int MAX_BLOCK_MILLIS = 60_000;

  /** Partitions that were added are seen so soon. */
  private static final int METADATA_MILLIS = 5_000;

  private final PublisherLock lock;
  private final Producer<byte[], byte[]> producer;
  private final Clock clock;
  private final int release;
  private final FeedStates feeds;

  /** One a partition; {@link Instant#MIN} where readers know of no clock. */
  private Instant[] lastArrivals;

  /** The day that all partitions have been told of. */
  private long day;

  private volatile Exception failure;

  LogPublisher(
      PublisherLock lock,
      Producer<byte[], byte[]> producer,
      Clock clock,
      int release,
      FeedStates feeds,
      Instant[] lastArrivals) {
    this.lock = lock;
    this.producer = producer;
    this.clock = clock;
    this.release = release;
    this.feeds = feeds;
    this.lastArrivals = lastArrivals.clone();
    this.day = Long.MIN_VALUE;
  }

  /**
   * Takes the lock, then asks for the release, so that the release can't change in between.
   *
   * @param dataDir the stack's data directory, which holds the lock
   * @param release tells the number of the release in force; every record of this publisher carries
   *     it
   * @throws PublishException if another publisher is at work, Kafka does not answer, or the topic
   *     is missing
   */
  public static LogPublisher open(
      String bootstrap, Path dataDir, IntSupplier release, Clock clock) {
    return open(bootstrap, dataDir, release, clock, FeedStates.UNKNOWN, Patience.NONE);
  }

  /**
   * The same, for one who knows how the feeds are, and can wait for another publisher to end or to
   * give way.
   *
   * @param feeds asked when a day begins with a record that arrives now; of the days of a history,
   *     and where another publisher has begun the day, nothing is known
   * @throws PublishException if it does neither in time, Kafka does not answer, or the topic is
   *     missing
   */
  public static LogPublisher open(
      String bootstrap,
      Path dataDir,
      IntSupplier release,
      Clock clock,
      FeedStates feeds,
      Patience patience) {
    PublisherLock lock = PublisherLock.take(dataDir, patience);
    KafkaProducer<byte[], byte[]> producer = null;
    try {
      producer = producer(bootstrap);
      int partitions = producer.partitionsFor(Topics.EVENTS).size();
      Instant[] arrivals = LastArrivals.read(bootstrap, Topics.EVENTS, partitions);
      LogPublisher publisher =
          new LogPublisher(lock, producer, clock, release.getAsInt(), feeds, arrivals);
      publisher.tellDayAgain();
      return publisher;
    } catch (RuntimeException e) {
      if (producer != null) {
        producer.close(Duration.ZERO);
      }
      lock.close();
      if (e instanceof KafkaException) {
        throw new PublishException(
            "Kafka at %s has no topic %s or does not answer; is the stack up? (%s)"
                .formatted(bootstrap, Topics.EVENTS, e.getMessage()),
            e);
      }
      throw e;
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public boolean wanted() {
    return lock.wanted();
  }

  /** The release that every record of this publisher carries. */
  public int release() {
    return release;
  }

  /**
   * Appends an event; its arrival time and release are replaced by those of the log.
   *
   * @throws PublishException if this or an earlier record could not be delivered
   */
  @Override
  public void publish(EnterpriseEvent event) {
    publish(event, now(), feeds);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * @throws PublishException if this or an earlier record could not be delivered
   */
  @Override
  public void publish(EnterpriseEvent event, Instant at) {
    publish(event, at, FeedStates.UNKNOWN);
  }

  private void publish(EnterpriseEvent event, Instant at, FeedStates known) {
    byte[] key = LogCodec.key(event.enterprise());
    synchronized (this) {
      int partition = partition(key);
      Instant arrival = arrive(partition, at, known);
      append(event.arriving(arrival, release), partition);
    }
  }

  /**
   * Appends the request to evaluate an enterprise with the release of this publisher.
   *
   * @throws PublishException if this or an earlier record could not be delivered
   */
  public void evaluate(EnterpriseId enterprise) {
    synchronized (this) {
      int partition = partition(LogCodec.key(enterprise));
      append(new Evaluation(enterprise, arrive(partition, now(), feeds), release), partition);
    }
  }

  /**
   * @throws PublishException if this or an earlier record could not be delivered
   */
  @Override
  public void reject(DeadLetter letter) {
    send(
        new ProducerRecord<>(
            Topics.DEAD_LETTERS, DeadLetterCodec.key(letter), DeadLetterCodec.encode(letter)));
  }

  /** The same choice that Kafka's own producer makes for a keyed record. */
  private int partition(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % lastArrivals.length;
  }

  /** When the next record of a partition arrives; tells of its day first. */
  private Instant arrive(int partition, Instant at, FeedStates known) {
    Instant arrival = at.isAfter(lastArrivals[partition]) ? at : lastArrivals[partition];
    tellDay(DayBegins.dayOf(arrival), known);
    lastArrivals[partition] = arrival;
    return arrival;
  }

  /**
   * What was told is as true as the newest record; partitions that have got as far are left. Of the
   * feeds those tell that were told.
   */
  synchronized void tellDayAgain() {
    Instant latest = latestArrival();
    if (!latest.equals(Instant.MIN)) {
      tellDay(DayBegins.dayOf(latest), FeedStates.UNKNOWN);
    }
  }

  private void tellDay(long begun, FeedStates known) {
    if (begun <= day) {
      return;
    }
    seeNewPartitions();
    DayBegins mark = new DayBegins(begun, known.asOf(DayBegins.startOf(begun)));
    for (int partition = 0; partition < lastArrivals.length; partition++) {
      if (lastArrivals[partition].isBefore(mark.arrivalTime())) {
        lastArrivals[partition] = mark.arrivalTime();
        send(LogCodec.encode(mark, Topics.EVENTS, partition));
      }
    }
    flush(); // no record of a day is there before all marks of it are
    day = begun;
  }

  /** A partition that was added and is never told of a day would hold all others back. */
  private void seeNewPartitions() {
    try {
      int known = lastArrivals.length;
      int there = producer.partitionsFor(Topics.EVENTS).size();
      if (there > known) {
        lastArrivals = Arrays.copyOf(lastArrivals, there);
        Arrays.fill(lastArrivals, known, there, Instant.MIN);
      }
    } catch (KafkaException e) {
      throw new PublishException("the partitions of the log can't be told: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized Instant latestArrival() {
    return Collections.max(Arrays.asList(lastArrivals));
  }

  private void append(LogRecord record, int partition) {
    send(LogCodec.encode(record, Topics.EVENTS, partition));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    throwFailure();
    try {
      Future<RecordMetadata> unused = // the callback tells
          producer.send(
              record,
              (metadata, error) -> {
                if (error != null && failure == null) {
                  failure = error;
                }
              });
    } catch (InterruptException e) {
      throw new PublishException("interrupted while publishing", e);
    } catch (KafkaException e) {
      failure = e;
      throwFailure();
    }
  }

  /**
   * Returns when all that was published so far is acknowledged.
   *
   * @throws PublishException if any of it could not be delivered
   */
  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw new PublishException("interrupted while publishing", e);
    }
    throwFailure();
  }

  private void throwFailure() {
    Exception cause = failure;
    if (cause != null) {
      throw new PublishException("a record could not be delivered: " + cause.getMessage(), cause);
    }
  }

  /** Flushes and frees the lock. */
  @Override
  public void close() {
    try {
      producer.close(CLOSE_TIMEOUT);
    } finally {
      lock.close();
    }
    throwFailure();
  }
}
