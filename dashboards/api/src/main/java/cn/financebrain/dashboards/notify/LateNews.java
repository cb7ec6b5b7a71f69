package cn.financebrain.dashboards.notify;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.alerts.LateListener;
import cn.financebrain.dashboards.alerts.UnhandledAlerts.Late;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells by mail who supervises of alerts that nobody handled in time. */
@Component
class LateNews implements LateListener {
  private static final int NAMED_MAX = 20;

  private final RuleBook rules;
  private final Outbox outbox;

  LateNews(RuleBook rules, Outbox outbox) {
    this.rules = rules;
    this.outbox = outbox;
  }

  @Override
  public void late(String account, String region, List<Late> alerts, Instant now) {
    rules
        .reader(account)
        .filter(reader -> reader.rules().cases())
        .ifPresent(
            reader ->
                outbox.mail(
                    account,
                    letter(region, alerts, reader.rules()),
                    now,
                    reader.rules().awake(now)));
  }

  private static Letter letter(String region, List<Late> alerts, Rules rules) {
    String first = Collections.min(alerts.stream().map(Late::alert).toList());
    String names =
        alerts.stream()
            .limit(NAMED_MAX)
            .map(each -> line(each, rules))
            .collect(Collectors.joining("\n"));
    int more = alerts.size() - NAMED_MAX;
    String rest = more > 0 ? rules.say("\n…… 另有 %d 条", "\n… and %d more").formatted(more) : "";
    return new Letter(
        "late",
        region,
        "late:" + first,
        List.of(region),
        rules.language(),
        rules
            .say("%d 条预警逾期未处理，请督办", "%d alerts were not handled in time, please supervise")
            .formatted(alerts.size()),
        names + rest,
        "/alerts?late=true&district=" + region,
        false);
  }

  private static String line(Late late, Rules rules) {
    Risk risk = Risk.ofId(late.risk());
    return "【%s】%s：%s"
        .formatted(
            Rules.bandIn(rules.language(), Band.valueOf(late.band())),
            Letter.line(late.name().isEmpty() ? late.enterprise() : late.name()),
            rules.say(risk.chinese(), risk.english()));
  }
}
