package cn.financebrain.ingest.connect;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.KeptMappings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** All connections of a stack at work. */
final class FeedsProcess implements AutoCloseable {
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final Duration WATCH_EVERY = Duration.ofMinutes(1);
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Intake intake;
  private final FeedRuns runs;
  private final Optional<PushServer> http;

  private FeedsProcess(Intake intake, FeedRuns runs, Optional<PushServer> http) {
    this.intake = intake;
    this.runs = runs;
    this.http = http;
  }

  /**
   * @param data the stack's data directory
   * @param broker host and port of the stack's own Kafka
   * @param told gets what came of feeds, now and then
   * @param watch judges the feeds as of an instant, and tells what changed
   * @throws IOException if rows can't be taken over HTTP, since the port is taken
   */
  static FeedsProcess start(
      FeedsConfig config,
      Path data,
      String broker,
      SharedLog.Opener log,
      Consumer<List<FeedLoad>> told,
      Function<Instant, String> watch,
      Clock clock)
      throws IOException {
    Path ingest = data.resolve("ingest");
    config.mappings().forEach(KeptMappings.in(ingest)::keep);
    FeedRuns runs = new FeedRuns(told, clock);
    Status status = new Status(data.resolve("feeds").resolve("status.json"), clock);
    Intake intake = new Intake(new SharedLog(log, LINGER), ingest, clock);
    Optional<PushServer> http =
        config.http().isPresent()
            ? Optional.of(PushServer.start(config.http().get(), intake, runs::add))
            : Optional.empty();
    FeedsProcess process = new FeedsProcess(intake, runs, http);
    config
        .folders()
        .forEach(f -> process.begin(new FolderConnection(f, intake, runs::add, clock), status));
    config
        .databases()
        .forEach(d -> process.begin(new DatabaseConnection(d, intake, runs::add, ingest), status));
    config
        .kafka()
        .forEach(k -> process.begin(new KafkaConnection(k, broker, intake, runs::add), status));
    process.begin(new Telling(runs), status);
    process.begin(new Watching(watch, clock), status);
    status.write();
    return process;
  }

  private void begin(Connection connection, Status status) {
    Thread thread = new Thread(new ConnectionLoop(connection, status, stop), connection.name());
    thread.start();
    threads.add(thread);
  }

  /** Tells the warehouse what came of feeds. */
  private record Telling(FeedRuns runs) implements Connection {
    @Override
    public String name() {
      return "feed health";
    }

    @Override
    public Duration every() {
      return TELL_EVERY;
    }

    @Override
    public String run() {
      runs.tell();
      return "";
    }
  }

  /** Judges how feeds are. */
  private record Watching(Function<Instant, String> watch, Clock clock) implements Connection {
    @Override
    public String name() {
      return "feed findings";
    }

    @Override
    public Duration every() {
      return WATCH_EVERY;
    }

    @Override
    public String run() {
      return watch.apply(clock.instant());
    }
  }

  /** Ends what is at work in order; what does not end in time is interrupted. */
  @Override
  public void close() {
    stop.countDown();
    http.ifPresent(PushServer::close);
    intake.stop();
    boolean interrupted = join(STOP_LIMIT);
    threads.forEach(Thread::interrupt);
    interrupted |= join(STOP_LIMIT);
    intake.close();
    runs.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean join(Duration limit) {
    long giveUp = System.nanoTime() + limit.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, (giveUp - System.nanoTime()) / 1_000_000));
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
