package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks again and again for new alerts, digests that are due and letters that wait. What fails is
 * tried in the next round.
 */
@Component
@Lazy(false)
class NotifyRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(NotifyRounds.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  /** So that one that never answers delays the others by its deadline at most. */
  private static final int CALLERS = 3;

  private final Outbox outbox;
  private final Postman postman;
  private final WebhookSender sender;
  private final Webhooks webhooks;
  private final RuleBook rules;
  private final AlertFollower follower;
  private final Digests digests;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Duration every;
  private ScheduledExecutorService executor;
  private volatile boolean running;

  NotifyRounds(
      Outbox outbox,
      Postman postman,
      WebhookSender sender,
      Webhooks webhooks,
      RuleBook rules,
      AlertFollower follower,
      Digests digests,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.outbox = outbox;
    this.postman = postman;
    this.sender = sender;
    this.webhooks = webhooks;
    this.rules = rules;
    this.follower = follower;
    this.digests = digests;
    this.transactions = transactions;
    this.clock = clock;
    this.every = settings.notifications().roundEvery();
  }

  @Override
  public void start() {
    executor =
        Executors.newScheduledThreadPool(
            CALLERS + 3,
            work -> {
              Thread thread = new Thread(work, "notifications");
              thread.setDaemon(true);
              return thread;
            });
    running = true;
    schedule("alerts to tell", follower::follow, every);
    schedule("digests", digests::tellDue, every);
    if (postman.isOn()) {
      schedule("mails", this::mail, every);
    }
    for (int i = 0; i < CALLERS; i++) {
      schedule("webhooks", this::call, every);
    }
    schedule("old deliveries", () -> outbox.forget(clock.instant()), Duration.ofHours(1));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a round catches all
  private void schedule(String what, Runnable work, Duration pause) {
    executor.scheduleWithFixedDelay(
        new Round(what, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Says when trouble begins and when it is over. */
  private static final class Round implements Runnable {
    private final String what;
    private final Runnable work;
    private boolean failing;

    Round(String what, Runnable work) {
      this.what = what;
      this.work = work;
    }

    /** An exception that came out would end the rounds for good. */
    @Override
    public void run() {
      try {
        work.run();
        if (failing) {
          LOG.info("{}: works again", what);
        }
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("{}: waits for the next round: {}", what, e.toString());
        }
        failing = true;
      }
    }
  }

  /**
   * Ends with the first that may go later: the server may be away, which each other one would wait
   * for.
   */
  private void mail() {
    boolean goesOn = true;
    while (goesOn && running) {
      Optional<Delivery> next = outbox.claim("email", clock.instant());
      goesOn =
          next.isPresent()
              && !(mail(next.get()) instanceof Outcome.Failed failed && !failed.isFinal());
    }
  }

  /** What nobody thought of is a try that failed, or it would be made again for ever. */
  private static Outcome tried(String reason, Supplier<Outcome> send) {
    try {
      return send.get();
    } catch (DataAccessException | TransactionException e) {
      throw e; // nor can it be noted
    } catch (RuntimeException e) {
      return Outcome.later(reason, e.toString());
    }
  }

  private Outcome mail(Delivery delivery) {
    Outcome outcome = tried("mail-server", () -> postman.send(delivery));
    outbox.note(delivery, outcome, clock.instant());
    tellLog(delivery, outcome);
    return outcome;
  }

  private void call() {
    while (running) {
      Optional<Delivery> next = outbox.claim("webhook", clock.instant());
      if (next.isEmpty()) {
        return;
      }
      call(next.get());
    }
  }

  private void call(Delivery delivery) {
    Outcome outcome = tried("connection", () -> sender.send(delivery));
    Instant now = clock.instant();
    transactions.executeWithoutResult(
        transaction -> {
          outbox.note(delivery, outcome, now);
          if (outcome instanceof Outcome.Failed && webhooks.failed(delivery.webhook(), now)) {
            webhooks.find(delivery.webhook()).ifPresent(hook -> tellMaker(hook, now));
          }
        });
    tellLog(delivery, outcome);
  }

  private static void tellLog(Delivery delivery, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      LOG.info(
          "{} {} was not sent, try {}: {} {}",
          delivery.letter().kind(),
          delivery.id(),
          delivery.attempts(),
          failed.reason(),
          failed.detail());
    }
  }

  /** The page says it, too. */
  private void tellMaker(Webhook hook, Instant now) {
    rules
        .reader(hook.madeBy())
        .ifPresent(
            reader -> {
              Rules own = reader.rules();
              outbox.mail(
                  hook.madeBy(),
                  new Letter(
                      "webhook",
                      hook.id().toString(),
                      "webhook:" + UUID.randomUUID(),
                      List.of(),
                      own.language(),
                      own.say("Webhook 已自动停用：", "A webhook was turned off: ") + hook.name(),
                      own.say(
                          "连续 3 天未能送达，已自动停用。对方恢复后请在“通知设置”中重新启用。",
                          "No call succeeded for three days. Turn it on again under Notifications"
                              + " once the other side works."),
                      "/notifications?tab=webhooks",
                      false),
                  now,
                  own.awake(now));
            });
  }

  /** What is being sent then is sent again by whoever comes next, under the same id. */
  @Override
  public void stop() {
    running = false;
    executor.shutdownNow();
    try {
      executor.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
