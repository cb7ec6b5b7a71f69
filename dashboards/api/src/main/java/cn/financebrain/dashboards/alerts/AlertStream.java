package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Accounts;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.session.SessionRegister;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.Regions;
import cn.financebrain.store.StoredAlert;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Asks the warehouse for new alerts and sends them to every subscriber. Where the warehouse can't
 * be reached, subscribers are told so and stay; nothing is missed when it is back.
 */
@Component
@Lazy(false)
public class AlertStream implements SmartLifecycle, HttpSessionListener {
  private static final Logger LOG = LoggerFactory.getLogger(AlertStream.class);
  private static final int SUBSCRIBERS_MAX = 500;

  /** Of one account, so that nobody takes the places of all. */
  private static final int OWN_MAX = 20;

  private static final int SKIP_AFTER_FAILURE = 3;
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final Warehouse warehouse;
  private final Accounts accounts;
  private final SessionRegister sessions;
  private final AlertFrames frames;
  private final InstantSource clock;
  private final DashboardsSettings settings;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();

  private ScheduledExecutorService poller;
  private ExecutorService writers;
  private AlertTail tail;
  private int skip;
  private volatile State state;
  private volatile boolean running;

  AlertStream(
      Warehouse warehouse,
      Accounts accounts,
      SessionRegister sessions,
      AlertFrames frames,
      InstantSource clock,
      DashboardsSettings settings) {
    this.warehouse = warehouse;
    this.accounts = accounts;
    this.sessions = sessions;
    this.frames = frames;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Whether the warehouse answers.
   *
   * @param since when this began
   * @param checkedAt when the warehouse was last asked, with or without an answer
   */
  public record State(boolean live, Instant since, Instant checkedAt) {}

  public State state() {
    return state;
  }

  @Override
  public void start() {
    Instant now = clock.instant();
    state = new State(false, now, now);
    tail = new AlertTail(Regions.EVERYWHERE, now);
    writers = Executors.newCachedThreadPool(work -> thread(work, "alert-stream-writer"));
    poller = Executors.newSingleThreadScheduledExecutor(work -> thread(work, "alert-poller"));
    running = true;
    every(settings.pollEvery(), this::poll);
    every(settings.heartbeatEvery(), this::beat);
  }

  private void every(Duration pause, Runnable task) {
    // its future only ends when the poller is shut down, and a task's failure is logged
    ScheduledFuture<?> unused =
        poller.scheduleWithFixedDelay(
            () -> guarded(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A scheduled task that throws would never run again. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("alert stream", e);
    }
  }

  /** Ends the streams first, so that the server's graceful stop does not wait for them. */
  @Override
  public void stop() {
    running = false;
    poller.shutdownNow();
    subscribers.forEach(Subscriber::end);
    writers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void poll() {
    if (skip > 0) {
      skip--;
      return;
    }
    List<StoredAlert> alerts;
    try {
      alerts = tail.next(warehouse.pages());
    } catch (RuntimeException e) {
      turn(false, e);
      skip = SKIP_AFTER_FAILURE;
      return;
    }
    turn(true, null);
    if (subscribers.isEmpty()) {
      return;
    }
    var told = frames.alerts(alerts);
    for (int i = 0; i < alerts.size(); i++) {
      StoredAlert alert = alerts.get(i);
      var frame = told.get(i);
      subscribers.stream()
          .filter(subscriber -> maySee(subscriber, alert))
          .forEach(subscriber -> subscriber.offer(frame));
    }
  }

  /** Asked of each alert, since what a user may see can change while the stream is open. */
  private boolean maySee(Subscriber subscriber, StoredAlert alert) {
    Account account = subscriber.account();
    return mayStay(subscriber) && account.territory().holds(alert.alert().region());
  }

  /** A stream is no request: it does not keep its session open. */
  private boolean mayStay(Subscriber subscriber) {
    return !accounts.isOutdated(subscriber.account()) && sessions.isOpen(subscriber.session());
  }

  private void turn(boolean live, RuntimeException trouble) {
    Instant now = clock.instant();
    State before = state;
    boolean changed = before.live() != live;
    state = new State(live, changed ? now : before.since(), now);
    if (changed) {
      LOG.info("alert stream is {}", live ? "live" : "degraded: " + trouble);
      var frame = frames.state(live, now);
      subscribers.forEach(subscriber -> subscriber.offer(frame));
    }
  }

  private void beat() {
    endWhere(subscriber -> !mayStay(subscriber));
    var frame = frames.heartbeat(clock.instant());
    subscribers.forEach(subscriber -> subscriber.offer(frame));
  }

  private void endWhere(Predicate<Subscriber> condition) {
    subscribers.stream().filter(condition).forEach(Subscriber::end);
  }

  /**
   * @param after the last event that the client has; empty to begin now
   */
  SseEmitter subscribe(Optional<PlaceCursor> after, Account account, HttpSession session) {
    long own =
        subscribers.stream()
            .filter(subscriber -> subscriber.account().name().equals(account.name()))
            .count();
    if (subscribers.size() >= SUBSCRIBERS_MAX || own >= OWN_MAX || !running) {
      throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, RETRY, null);
    }
    SseEmitter emitter = new SseEmitter(0L);
    Subscriber subscriber =
        new Subscriber(account, SessionRegister.idOf(session), emitter, writers);
    emitter.onCompletion(() -> remove(subscriber));
    emitter.onError(e -> remove(subscriber));
    subscribers.add(subscriber);
    State now = state;
    subscriber.offer(frames.state(now.live(), now.since()));
    after.ifPresent(place -> writers.execute(() -> guarded(() -> catchUp(subscriber, place))));
    return emitter;
  }

  private void remove(Subscriber subscriber) {
    subscriber.gone();
    subscribers.remove(subscriber);
  }

  /** Live alerts may come in between, and some twice: a client keys them by id. */
  private void catchUp(Subscriber subscriber, PlaceCursor after) {
    AlertTail missed = new AlertTail(Warehouse.regionsOf(subscriber.account()), after.at());
    try {
      for (List<StoredAlert> alerts = missed.next(warehouse.pages());
          !alerts.isEmpty();
          alerts = missed.next(warehouse.pages())) {
        List<StoredAlert> rest =
            alerts.stream().filter(alert -> !alert.alert().id().equals(after.id())).toList();
        frames.alerts(rest).forEach(subscriber::offer);
      }
    } catch (RuntimeException e) {
      LOG.warn("a stream could not catch up, its client will try again: {}", e.toString());
      subscriber.end();
    }
  }

  /** Whoever signed out sees no further alert. */
  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    String id = SessionRegister.idOf(event.getSession());
    endWhere(subscriber -> subscriber.session().equals(id));
  }
}
