package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.QueueDecisions;
import cn.financebrain.ingest.load.QueueView;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work of a person on the log of a stack, as the one who may publish. */
record Publishing(StackDirectory directory, StackSettings settings) {
  /** The right to publish is a process's: its threads take turns. */
  private static final ReentrantLock TURN = new ReentrantLock(true);

  Path ingest() {
    return directory.data("ingest");
  }

  /**
   * @throws CommandFailure if it did not succeed, or the log can't be written to
   */
  <T> T with(Function<LogPublisher, T> work) {
    Scoring scoring = Scoring.of(settings);
    TURN.lock();
    try (LogPublisher publisher =
        LogPublisher.open(
            settings.kafka().bootstrap(),
            directory.root(),
            () -> scoring.releases().latest().number(),
            Clock.systemUTC(),
            DayFeeds.of(settings),
            Waiting.PATIENCE)) {
      return work.apply(publisher);
    } catch (IngestException | MappingException | UncheckedIOException e) {
      throw CommandFailure.failed("failure.ingest", e.getMessage());
    } catch (PublishException e) {
      throw CommandFailure.unavailable("failure.publish", e.getMessage());
    } finally {
      TURN.unlock();
    }
  }

  /** While no other thread of this process publishes, as of what it would find changed. */
  <T> T inTurn(Supplier<T> work) {
    TURN.lock();
    try {
      return work.get();
    } finally {
      TURN.unlock();
    }
  }

  /** As {@link #with}, on the rows that wait for their enterprise. */
  <T> T decide(Function<QueueDecisions, T> work) {
    return with(
        publisher -> {
          try (QueueDecisions decisions =
              QueueDecisions.open(ingest(), publisher, Clock.systemUTC())) {
            return work.apply(decisions);
          }
        });
  }

  /** Looks at the rows that wait; others may publish meanwhile. */
  <T> T look(Function<QueueView, T> work) {
    try (QueueView view = QueueView.open(ingest())) {
      return work.apply(view);
    } catch (IngestException e) {
      throw CommandFailure.failed("failure.ingest", e.getMessage());
    }
  }
}
