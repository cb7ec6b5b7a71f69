package cn.financebrain.ingest.connect;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a connection until the process is stopped; after failures it pauses longer and longer. */
final class ConnectionLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoop.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Connection connection;
  private final Status status;
  private final CountDownLatch stop;
  private int failures;

  ConnectionLoop(Connection connection, Status status, CountDownLatch stop) {
    this.connection = connection;
    this.status = status;
    this.stop = stop;
  }

  @Override
  public void run() {
    try (connection) {
      Duration pause = Duration.ZERO;
      while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = once();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopped
    }
  }

  private Duration once() {
    try {
      String took = connection.run();
      failures = 0;
      status.well(connection.name(), took);
      if (!took.isEmpty()) {
        LOG.info("{}: {}", connection.name(), took);
      }
      return connection.every();
    } catch (Intake.StoppedException e) {
      return connection.every();
    } catch (Exception e) {
      failures++;
      String problem = String.valueOf(e.getMessage());
      Duration pause = pause();
      LOG.warn("{}: {}; tried again in {} s", connection.name(), problem, pause.toMillis() / 1e3);
      LOG.debug("{}", connection.name(), e);
      status.ill(connection.name(), problem);
      return pause;
    }
  }

  private Duration pause() {
    long usual = Math.max(1_000, connection.every().toMillis());
    long longest = Math.max(usual, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(Math.min(longest, usual << Math.min(failures - 1, 10)));
  }
}
