package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.cases.CaseFollower;
import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision.Done;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells by mail who is given a case, and who has to supervise one that is overdue. */
@Component
class CaseNews implements CaseFollower {
  private final RuleBook rules;
  private final Outbox outbox;

  CaseNews(RuleBook rules, Outbox outbox) {
    this.rules = rules;
    this.outbox = outbox;
  }

  @Override
  public void follow(Done done, String enterpriseName) {
    CaseEntry entry = done.entry();
    String to = entry.assignee();
    if (to == null || to.equals(entry.by())) {
      return;
    }
    boolean escalated = entry.action().equals("escalate");
    if (!escalated && !to.equals(done.file().standing().handler())) {
      return;
    }
    rules
        .reader(to)
        .filter(reader -> reader.rules().cases())
        .ifPresent(
            reader ->
                outbox.mail(
                    to,
                    letter(done.file(), entry, enterpriseName, escalated, reader.rules()),
                    entry.at(),
                    reader.rules().awake(entry.at())));
  }

  private static Letter letter(
      CaseFile file, CaseEntry entry, String enterpriseName, boolean escalated, Rules rules) {
    String name = enterpriseName.isEmpty() ? file.enterprise() : enterpriseName;
    String title =
        escalated
            ? rules.say("案件已超期，请督办：", "A case is overdue, please supervise it: ")
            : rules.say("案件已分派给您：", "A case was given to you: ");
    String body =
        rules
            .say("案件 %s\n企业：%s\n风险：%s", "Case %s\nEnterprise: %s\nRisk: %s")
            .formatted(
                file.number(), name, rules.say(file.risk().chinese(), file.risk().english()));
    String kind = escalated ? "escalation" : "case";
    return new Letter(
        kind,
        file.number(),
        "%s:%s:%d".formatted(kind, file.number(), entry.version()),
        List.of(file.region()),
        rules.language(),
        title + name,
        body,
        "/cases/" + file.number(),
        false);
  }
}
