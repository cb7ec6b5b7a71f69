package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.rounds.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks again and again for new alerts, digests that are due and letters that wait. What fails is
 * tried in the next round, and what is being sent when the server stops is sent again by whoever
 * comes next, under the same id.
 */
@Component
@Lazy(false)
class NotifyRounds extends Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(NotifyRounds.class);

  /** So that one that never answers delays the others by its deadline at most. */
  private static final int CALLERS = 3;

  private final Outbox outbox;
  private final Postman postman;
  private final WebhookSender sender;
  private final Webhooks webhooks;
  private final RuleBook rules;
  private final TransactionOperations transactions;
  private final InstantSource clock;

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
    super("notifications");
    this.outbox = outbox;
    this.postman = postman;
    this.sender = sender;
    this.webhooks = webhooks;
    this.rules = rules;
    this.transactions = transactions;
    this.clock = clock;
    Duration every = settings.notifications().roundEvery();
    add(every, "alerts to tell", follower::follow);
    add(every, "digests", digests::tellDue);
    if (postman.isOn()) {
      add(every, "mails", this::mail);
    }
    for (int i = 0; i < CALLERS; i++) {
      add(every, "webhooks", this::call);
    }
    add(Duration.ofHours(1), "old deliveries", () -> outbox.forget(clock.instant()));
  }

  /**
   * Ends with the first that may go later: the server may be away, which each other one would wait
   * for.
   */
  private void mail() {
    boolean goesOn = true;
    while (goesOn && isRunning()) {
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
    while (isRunning()) {
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

  /** What the other side said stays in the list of deliveries: it may name people's addresses. */
  private static void tellLog(Delivery delivery, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      LOG.info(
          "{} {} was not sent, try {}: {}",
          delivery.letter().kind(),
          delivery.id(),
          delivery.attempts(),
          failed.reason());
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
}
