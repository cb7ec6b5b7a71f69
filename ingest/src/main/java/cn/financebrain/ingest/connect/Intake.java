package cn.financebrain.ingest.connect;

import cn.financebrain.ingest.load.BatchReading;
import cn.financebrain.ingest.load.ChangeReading;
import cn.financebrain.ingest.load.RowBatch;
import cn.financebrain.ingest.load.StreamLoad;
import cn.financebrain.ingest.mapping.FeedMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The way of all connections into the log: batches by way of the ledgers, one at a time. */
final class Intake implements AutoCloseable {
  /** Entries of ledgers in memory: about 200 MB. */
  private static final int LEDGER_ENTRIES = 3_000_000;

  private final SharedLog log;
  private final StreamLoad load;
  private final Clock clock;
  private volatile boolean stopping;

  /**
   * @param ledgers directory of the ledgers, {@code DATA/ingest}
   */
  Intake(SharedLog log, Path ledgers, Clock clock) {
    this.log = log;
    this.load = new StreamLoad(ledgers, LEDGER_ENTRIES);
    this.clock = clock;
  }

  /** What to do when a batch is safe in the log. */
  @FunctionalInterface
  interface Mark {
    void set() throws IOException;
  }

  /** Reads rows of a table; each batch waits for its turn. */
  BatchReading patient(FeedMapping mapping) {
    return patient(mapping, () -> {});
  }

  /**
   * Likewise.
   *
   * @param mark called after each batch, before further rows are read
   */
  BatchReading patient(FeedMapping mapping, Mark mark) {
    return new BatchReading(
        mapping,
        clock,
        batch -> {
          if (stopping) {
            throw new StoppedException();
          }
          RowBatch.Outcome outcome = log.use(sink -> load.publish(batch, sink));
          mark.set();
          return outcome;
        });
  }

  /** Reads records of a stream; each batch waits for its turn. */
  ChangeReading changes(FeedMapping mapping) {
    return new ChangeReading(
        mapping,
        clock,
        batch -> {
          if (stopping) {
            throw new StoppedException();
          }
          return log.use(sink -> load.publish(batch, sink));
        });
  }

  /**
   * Reads rows of a table; a batch whose turn does not come in time ends it.
   *
   * @throws BusyException from the reading
   */
  BatchReading impatient(FeedMapping mapping, Duration limit) {
    return new BatchReading(
        mapping,
        clock,
        batch ->
            log.tryUse(limit, sink -> load.publish(batch, sink)).orElseThrow(BusyException::new));
  }

  /** Lets the batch at work end and begins no other. */
  void stop() {
    stopping = true;
  }

  @Override
  public void close() {
    log.close();
    load.close();
  }

  /** The process is being stopped. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("the process is being stopped");
    }
  }

  /** Others are publishing. */
  static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super("others are publishing");
    }
  }
}
