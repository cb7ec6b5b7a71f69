package cn.financebrain.ingest.connect;

import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.publish.FeedStates;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.Patience;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the connections that {@code feeds.yaml} in the data directory declares, until it is told to
 * stop. Where Kafka, the warehouse and the models are comes from the environment.
 */
public final class FeedsMain {
  private static final Logger LOG = LoggerFactory.getLogger(FeedsMain.class);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final int WRONG_USAGE = 2;

  private FeedsMain() {}

  /**
   * @param args the data directory
   * @throws Exception if the connections can't be started; the message says why
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println(
          "usage: FB_KAFKA=HOST:PORT FB_MODELS_DIR=DIR FB_CLICKHOUSE_… FeedsMain DATA");
      System.exit(WRONG_USAGE);
    }
    Path data = Path.of(args[0]).toAbsolutePath();
    FeedsProcess process;
    try {
      process = start(data);
    } catch (MappingException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
      return;
    }
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asked, stopped)));
    LOG.info("all connections of {} are at work", data.resolve("feeds.yaml"));
    asked.await();
    try {
      process.close();
      LOG.info("stopped");
    } finally {
      stopped.countDown();
    }
  }

  private static FeedsProcess start(Path data) throws IOException {
    FeedsConfig config = FeedsConfigReader.read(data.resolve("feeds.yaml"));
    ReleaseDirectory releases =
        new ReleaseDirectory(Path.of(required("FB_MODELS_DIR")), Catalogue.bundled());
    String bootstrap = required("FB_KAFKA");
    WarehouseSettings warehouse =
        new WarehouseSettings(
            required("FB_CLICKHOUSE_URL"),
            required("FB_CLICKHOUSE_USER"),
            required("FB_CLICKHOUSE_PASSWORD"),
            required("FB_CLICKHOUSE_DATABASE"));
    Clock clock = Clock.systemUTC();
    Patience patience =
        new Patience(
            FOR_EVER,
            owner -> LOG.info("waiting for process {}, which is publishing · 等待另一进程写入", owner));
    FeedStates states =
        FeedWatch.states(
            warehouse,
            why -> LOG.warn("how the feeds are is not known as the day begins: {}", why));
    return FeedsProcess.start(
        config,
        data,
        bootstrap,
        () ->
            LogPublisher.open(
                bootstrap, data, () -> releases.latest().number(), clock, states, patience),
        told(warehouse),
        now -> FeedWatch.record(warehouse, now).told(),
        clock);
  }

  private static Consumer<List<FeedLoad>> told(WarehouseSettings warehouse) {
    return loads -> {
      try (WarehouseWriter writer = WarehouseWriter.open(warehouse, List.of(), RetryPolicy.NONE)) {
        writer.write(loads.stream().map(WarehouseRow.FeedLoadRow::new).toList());
      }
    };
  }

  private static String required(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(variable + " is not set");
    }
    return value;
  }

  private static void stop(CountDownLatch asked, CountDownLatch stopped) {
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
