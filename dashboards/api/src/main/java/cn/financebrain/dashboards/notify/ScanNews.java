package cn.financebrain.dashboards.notify;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.scans.ScanListener;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.ToldScan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of ended scans, by mail who is told in the page, and each webhook that asks once. */
@Component
class ScanNews implements ScanListener {
  private final RuleBook rules;
  private final Outbox outbox;
  private final Webhooks webhooks;

  ScanNews(RuleBook rules, Outbox outbox, Webhooks webhooks) {
    this.rules = rules;
    this.outbox = outbox;
    this.webhooks = webhooks;
  }

  @Override
  public void told(String account, ToldScan ended, Instant now) {
    rules
        .reader(account)
        .filter(reader -> reader.rules().reports())
        .ifPresent(
            reader ->
                outbox.mail(
                    account,
                    letter(account, ended, reader.rules()),
                    now,
                    reader.rules().awake(now)));
    Scan scan = ended.scan();
    Webhooks.Event event =
        new Webhooks.Event(
            "scan.ended",
            "scan",
            ScanListener.endOf(ended),
            scan.region(),
            Map.of(
                "id", scan.id(),
                "title", scan.title(),
                "region", scan.region(),
                "state", Parameters.id(scan.state()),
                "enterprises", scan.enterprises()));
    webhooks.tell(event, any -> true, now);
  }

  private static Letter letter(String account, ToldScan ended, Rules rules) {
    Scan scan = ended.scan();
    String title =
        switch (scan.state()) {
          case DONE -> rules.say("扫描已完成：", "A scan is done: ");
          case STOPPED -> rules.say("扫描已停止：", "A scan was stopped: ");
          default -> rules.say("扫描失败：", "A scan failed: ");
        };
    String body =
        rules.say(
            "“%s”：已扫描 %d 家企业，结果或原因请在页面中查看。",
            "\"%s\": %d enterprises were looked at; the page has the results, or says why not.");
    return new Letter(
        "scan",
        scan.id(),
        "scan:%s:%s".formatted(ScanListener.endOf(ended), account),
        List.of(scan.region()),
        rules.language(),
        title + scan.title(),
        body.formatted(Letter.line(scan.title()), scan.enterprises()),
        "/scans?scan=" + scan.id(),
        false);
  }
}
