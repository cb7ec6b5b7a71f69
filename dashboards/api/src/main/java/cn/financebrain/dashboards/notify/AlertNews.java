package cn.financebrain.dashboards.notify;

import cn.financebrain.contract.Alert;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.StoredAlert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of alerts: at once, in a digest, and to other systems. */
@Component
class AlertNews {
  /** More at once become a digest: nobody reads a hundred mails. */
  static final int AT_ONCE_MAX = 10;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final RuleBook rules;
  private final Outbox outbox;
  private final Digests digests;
  private final Webhooks webhooks;

  AlertNews(RuleBook rules, Outbox outbox, Digests digests, Webhooks webhooks) {
    this.rules = rules;
    this.outbox = outbox;
    this.digests = digests;
    this.webhooks = webhooks;
  }

  void tell(List<StoredAlert> alerts, Instant now) {
    rules.readersOfAlerts().forEach(reader -> tell(reader, alerts, now));
    for (StoredAlert stored : alerts) {
      webhooks.tell(event(stored), hook -> hook.matches(stored.alert()), now);
    }
  }

  private void tell(RuleBook.Reader reader, List<StoredAlert> alerts, Instant now) {
    Account account = reader.account();
    Rules wanted = reader.rules();
    List<StoredAlert> mine =
        alerts.stream()
            .filter(stored -> wanted.matches(stored.alert()))
            .filter(stored -> account.may(Right.ALERTS_READ))
            .filter(stored -> account.territory().holds(stored.alert().region()))
            .toList();
    List<StoredAlert> atOnce =
        mine.stream().filter(stored -> wanted.isAtOnce(stored.alert(), now)).toList();
    boolean tooMany = atOnce.size() > AT_ONCE_MAX;
    for (StoredAlert stored : mine) {
      boolean waits = !atOnce.contains(stored);
      if (waits || tooMany) {
        digests.add(account.name(), stored, waits ? wanted.digestDue(now) : now);
      } else {
        outbox.mail(account.name(), letter(account.name(), stored, wanted), now, now);
      }
    }
  }

  private static Letter letter(String account, StoredAlert stored, Rules rules) {
    Alert alert = stored.alert();
    String name = nameOf(stored);
    String risk = rules.say(alert.risk().chinese(), alert.risk().english());
    String band = Rules.bandIn(rules.language(), alert.band());
    return new Letter(
        "alert",
        alert.id(),
        "alert:%s:%s".formatted(alert.id(), account),
        List.of(alert.region()),
        rules.language(),
        rules.say("【%s预警】%s：%s", "[%s alert] %s: %s").formatted(band, name, risk),
        rules
            .say(
                "企业：%s\n风险：%s\n等级：%s\n区域：%s\n时间：%s",
                "Enterprise: %s\nRisk: %s\nBand: %s\nRegion: %s\nRaised: %s")
            .formatted(name, risk, band, alert.region(), TIME.format(alert.raisedAt())),
        pathOf(alert.enterprise().text()),
        false);
  }

  static String nameOf(StoredAlert stored) {
    return stored.enterpriseName().isEmpty()
        ? stored.alert().enterprise().text()
        : stored.enterpriseName();
  }

  static String pathOf(String enterprise) {
    return "/enterprises/"
        + URLEncoder.encode(enterprise, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Webhooks.Event event(StoredAlert stored) {
    Alert alert = stored.alert();
    return new Webhooks.Event(
        "alert.raised",
        "alert",
        alert.id(),
        alert.region(),
        Map.of(
            "id", alert.id(),
            "risk", alert.risk().id(),
            "band", Parameters.id(alert.band()),
            "enterprise", Map.of("id", alert.enterprise().text(), "name", stored.enterpriseName()),
            "region", alert.region(),
            "raisedAt", alert.raisedAt().toString()));
  }
}
