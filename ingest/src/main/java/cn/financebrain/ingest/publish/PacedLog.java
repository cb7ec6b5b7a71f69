package cn.financebrain.ingest.publish;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Plays a history into the log as departments would deliver it: in its order, so many events a
 * second, each arriving now. Between two batches it makes room for others who want to publish.
 */
public final class PacedLog implements HistorySink, AutoCloseable {
  private static final double NANOS = 1e9;

  private final Supplier<OpenLog> opener;
  private final double nanosBetween;
  private final Consumer<Instant> told;
  private OpenLog log;
  private long last = System.nanoTime();
  private double credit;

  /**
   * @param opener opens the log, waiting for others as long as it takes
   * @param perSecond above 0
   * @param told gets the time at which each event could first be known, before it is published
   */
  public PacedLog(Supplier<OpenLog> opener, double perSecond, Consumer<Instant> told) {
    this.opener = opener;
    this.nanosBetween = NANOS / perSecond;
    this.told = told;
    this.log = opener.get();
  }

  /**
   * @throws PublishException if it can't be delivered, or the thread is interrupted
   */
  @Override
  public void publish(EnterpriseEvent event, Instant available) {
    await();
    told.accept(available);
    log.publish(event);
  }

  /** Time that was lost is not made up for by a burst: what is due waits for at most a second. */
  private void await() {
    while (credit < 1) {
      long now = System.nanoTime();
      credit = Math.min(credit + (now - last) / nanosBetween, Math.max(1, NANOS / nanosBetween));
      last = now;
      if (credit < 1) {
        pause((long) ((1 - credit) * nanosBetween));
      }
    }
    credit--;
  }

  private static void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while events were played", e);
    }
  }

  @Override
  public void publish(EnterpriseEvent event) {
    publish(event, event.availableTime());
  }

  @Override
  public void reject(DeadLetter letter) {
    log.reject(letter);
  }

  /** Nothing of it is put into the past, so nothing in the log is too late for it. */
  @Override
  public Instant latestArrival() {
    return Instant.MIN;
  }

  @Override
  public void flush() {
    log.flush();
    if (log.wanted()) {
      log.close();
      log = opener.get();
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
