package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.cases.CaseFollower;
import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision.Done;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells by mail who is given a case, whose case is due on the next working day, and who has to
 * supervise one that is overdue.
 */
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
    Optional<What> what = what(done.file(), entry);
    what.ifPresent(each -> tell(each, done.file(), entry, enterpriseName));
  }

  /** What of it is told, and to whom. */
  private record What(String kind, String to, String zh, String en) {}

  private static Optional<What> what(CaseFile file, CaseEntry entry) {
    String handler = file.standing().handler();
    if (entry.action().equals("reminder")) {
      return Optional.ofNullable(handler)
          .map(
              to ->
                  new What(
                      "reminder", to, "案件下一工作日到期：", "A case is due on the next working day: "));
    }
    String to = entry.assignee();
    if (to == null || to.equals(entry.by())) {
      return Optional.empty();
    }
    if (entry.action().equals("escalate")) {
      return Optional.of(
          new What("escalation", to, "案件已超期，请督办：", "A case is overdue, please supervise it: "));
    }
    return to.equals(handler)
        ? Optional.of(new What("case", to, "案件已分派给您：", "A case was given to you: "))
        : Optional.empty();
  }

  private void tell(What what, CaseFile file, CaseEntry entry, String enterpriseName) {
    rules
        .reader(what.to())
        .filter(reader -> reader.rules().cases())
        .ifPresent(
            reader ->
                outbox.mail(
                    what.to(),
                    letter(what, file, entry, enterpriseName, reader.rules()),
                    entry.at(),
                    reader.rules().awake(entry.at())));
  }

  private static Letter letter(
      What what, CaseFile file, CaseEntry entry, String enterpriseName, Rules rules) {
    String name = enterpriseName.isEmpty() ? file.enterprise() : enterpriseName;
    String title = rules.say(what.zh(), what.en());
    String body =
        rules
            .say("案件 %s\n企业：%s\n风险：%s", "Case %s\nEnterprise: %s\nRisk: %s")
            .formatted(
                file.number(), name, rules.say(file.risk().chinese(), file.risk().english()));
    return new Letter(
        what.kind(),
        file.number(),
        "%s:%s:%d".formatted(what.kind(), file.number(), entry.version()),
        List.of(file.region()),
        rules.language(),
        title + name,
        body,
        "/cases/" + file.number(),
        false);
  }
}
