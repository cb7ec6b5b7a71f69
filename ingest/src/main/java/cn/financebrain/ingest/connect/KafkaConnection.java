package cn.financebrain.ingest.connect;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.load.ChangeReading;
import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.publish.LogTopics;
import cn.financebrain.ingest.record.RecordFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of a department. An offset is committed when all before it is safe in the log, so a
 * killed process is delivered the last batch again, which the ledger recognises record by record.
 * While a batch waits for its turn the topic is paused, and the group keeps its member.
 */
final class KafkaConnection implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaConnection.class);
  private static final int STOP_SECONDS = 10;
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BREATH = Duration.ofMillis(50);
  private static final long TELL_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final FeedsConfig.Kafka config;
  private final String ownBroker;
  private final ChangeReading reading;
  private final RecordFormat format;
  private final Consumer<FeedLoad> loads;
  private final ExecutorService publishing;
  private final Duration patience;
  private TopicReader reader;
  private long answeredAt;

  /**
   * @param ownBroker host and port of the stack's own broker, which is read where none is named
   */
  KafkaConnection(
      FeedsConfig.Kafka config, String ownBroker, Intake intake, Consumer<FeedLoad> loads) {
    this(config, ownBroker, intake, loads, PATIENCE);
  }

  /**
   * @param patience how long to wait for an answer, and how long without one till asking for it
   */
  KafkaConnection(
      FeedsConfig.Kafka config,
      String ownBroker,
      Intake intake,
      Consumer<FeedLoad> loads,
      Duration patience) {
    this.config = config;
    this.ownBroker = ownBroker;
    this.reading = intake.changes(config.mapping());
    this.format = RecordFormat.of(config.format(), config.mapping());
    this.loads = loads;
    this.patience = patience;
    this.publishing = Executors.newSingleThreadExecutor(work -> new Thread(work, name()));
  }

  @Override
  public String name() {
    return "kafka " + config.name();
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public String run() throws IOException, InterruptedException {
    boolean done = false;
    try {
      if (reader == null) {
        reader = open();
      }
      String took = takeWhatThereIs();
      done = true;
      return took;
    } catch (TimeoutException e) {
      throw new IOException(
          "Kafka at %s does not answer · 无应答 (%s)".formatted(bootstrap(), e.getMessage()), e);
    } catch (KafkaException e) {
      String why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      throw new IOException("Kafka at %s: %s%s".formatted(bootstrap(), e.getMessage(), why), e);
    } finally {
      if (!done) {
        leave(); // and begin again at the last offset that was committed
      }
    }
  }

  private String bootstrap() {
    return config.bootstrap().orElse(ownBroker);
  }

  private TopicReader open() throws IOException {
    if (config.bootstrap().isEmpty()) {
      LogTopics.ensureRaw(ownBroker, config.topic());
    }
    Map<String, String> security =
        config.properties().isPresent()
            ? ClientProperties.read(config.properties().get())
            : Map.of();
    TopicReader opened =
        new TopicReader(bootstrap(), config.topic(), config.group(), security, patience);
    boolean done = false;
    try {
      if (opened.partitions() == 0) {
        throw new IOException(
            "Kafka at %s has no topic %s; create it, or name another · 主题不存在"
                .formatted(bootstrap(), config.topic()));
      }
      opened.subscribe();
      answeredAt = System.nanoTime();
      done = true;
      return opened;
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  /** Takes batches until there is nothing more, or it is time to tell what was taken. */
  private String takeWhatThereIs() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Tally tally = new Tally();
    do {
      ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
      List<RowChange> changes = new ArrayList<>(reader.gaps());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        Optional<RowChange> change = format.read(record);
        change.ifPresentOrElse(changes::add, tally::tombstone);
      }
      if (records.isEmpty() && changes.isEmpty()) {
        requireAnswer();
        break;
      }
      if (!changes.isEmpty()) {
        tally.add(publish(changes));
      }
      reader.commit(records.nextOffsets());
      answeredAt = System.nanoTime();
    } while (System.nanoTime() - begin < TELL_NANOS);
    return tally.text();
  }

  /** A consumer waits for a broker that is away and says nothing. */
  private void requireAnswer() {
    if (System.nanoTime() - answeredAt > patience.toNanos()) {
      reader.ping();
      answeredAt = System.nanoTime();
    }
  }

  private FeedRun publish(List<RowChange> changes) throws IOException, InterruptedException {
    Future<BatchReading.Result> work = publishing.submit(() -> reading.read(name(), changes));
    reader.pause();
    while (!work.isDone()) {
      boolean silent = reader.poll(BREATH).isEmpty(); // who does not poll is put out of the group
      if (!silent) {
        throw new IllegalStateException("records came while the topic was paused; read again");
      }
    }
    reader.resume();
    FeedLoad load = result(work).load();
    loads.accept(load);
    return load.run();
  }

  private static BatchReading.Result result(Future<BatchReading.Result> work)
      throws IOException, InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    }
  }

  private void leave() {
    TopicReader leaving = reader;
    reader = null;
    if (leaving != null) {
      try {
        leaving.close();
      } catch (KafkaException e) {
        LOG.warn("{}: the group could not be left in order: {}", name(), e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // what is at work ends first all the same
    publishing.shutdownNow();
    try {
      if (!publishing.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{}: a batch is cut off since it did not end in time", name());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    leave();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was taken since the last time it was told. */
  private static final class Tally {
    private long read;
    private long accepted;
    private long duplicate;
    private long queued;
    private long rejected;
    private long tombstones;

    void tombstone() {
      tombstones++;
    }

    void add(FeedRun run) {
      read += run.read();
      accepted += run.accepted();
      duplicate += run.duplicate();
      queued += run.queued();
      rejected += run.refused();
    }

    String text() {
      if (read + tombstones == 0) {
        return "";
      }
      return "read %,d, accepted %,d, duplicate %,d, queued %,d, rejected %,d, tombstones %,d"
          .formatted(read, accepted, duplicate, queued, rejected, tombstones);
    }
  }
}
