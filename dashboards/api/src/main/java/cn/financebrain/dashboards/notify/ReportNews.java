package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.reports.ReportListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells of reports, by mail who is told in the page, and each webhook that asks for them once. */
@Component
class ReportNews implements ReportListener {
  private final RuleBook rules;
  private final Outbox outbox;
  private final Webhooks webhooks;

  ReportNews(RuleBook rules, Outbox outbox, Webhooks webhooks) {
    this.rules = rules;
    this.outbox = outbox;
    this.webhooks = webhooks;
  }

  @Override
  public void told(String account, Told report, Instant now) {
    rules
        .reader(account)
        .filter(reader -> reader.rules().reports())
        .ifPresent(
            reader ->
                outbox.mail(
                    account,
                    letter(account, report, reader.rules()),
                    now,
                    reader.rules().awake(now)));
    if (!report.failed()) {
      Webhooks.Event event =
          new Webhooks.Event(
              "report.ready",
              "report",
              report.id().toString(),
              report.region(),
              Map.of(
                  "id", report.id().toString(),
                  "kind", report.kind(),
                  "title", report.title(),
                  "region", report.region()));
      webhooks.tell(event, any -> true, now);
    }
  }

  private static Letter letter(String account, Told report, Rules rules) {
    String id = report.id().toString();
    String title =
        report.failed()
            ? rules.say("报告生成失败：", "A report could not be made: ")
            : rules.say("报告已生成：", "A report is ready: ");
    String body =
        report.failed()
            ? rules.say("“%s”生成失败，原因请在页面中查看。", "\"%s\" could not be made; the page says why.")
            : rules.say("“%s”已生成，可在页面中查看和下载。", "\"%s\" is ready to be read and taken.");
    return new Letter(
        "report",
        id,
        "report:%s:%s".formatted(id, account),
        List.of(report.region()),
        rules.language(),
        title + report.title(),
        body.formatted(Letter.line(report.title())),
        "/reports?report=" + id,
        rules.attach() && !report.failed());
  }
}
