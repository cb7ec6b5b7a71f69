package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.account.Account;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream. Frames wait in a bounded queue and are written by a thread of the pool, one at a
 * time, so offering never blocks. Where the queue is full the stream ends: its client comes back
 * and catches up from its last event.
 */
final class Subscriber {
  private static final int QUEUE = 4_096;

  private final Account account;
  private final String session;
  private final SseEmitter emitter;
  private final Executor writers;
  private final BlockingQueue<Set<DataWithMediaType>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile boolean ended;

  Subscriber(Account account, String session, SseEmitter emitter, Executor writers) {
    this.account = account;
    this.session = session;
    this.emitter = emitter;
    this.writers = writers;
  }

  Account account() {
    return account;
  }

  String session() {
    return session;
  }

  void offer(Set<DataWithMediaType> frame) {
    if (ended) {
      return;
    }
    if (queue.offer(frame)) {
      wake();
    } else {
      end();
    }
  }

  /** Ends the stream, once whatever is being written is written or has failed. */
  void end() {
    ended = true;
    wake();
  }

  /** The client is gone, there is nothing to end. */
  void gone() {
    ended = true;
    queue.clear();
  }

  private void wake() {
    if (writing.compareAndSet(false, true)) {
      writers.execute(this::drain);
    }
  }

  private void drain() {
    try {
      Set<DataWithMediaType> frame = queue.poll();
      while (!ended && frame != null) {
        emitter.send(frame);
        frame = queue.poll();
      }
    } catch (IOException | IllegalStateException e) {
      gone();
    } finally {
      writing.set(false);
    }
    if (ended) {
      emitter.complete();
    } else if (!queue.isEmpty()) {
      wake(); // a frame came between the last look and the end of writing
    }
  }
}
