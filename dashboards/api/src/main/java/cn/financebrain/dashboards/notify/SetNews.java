package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.follow.SetListener;
import cn.financebrain.store.SetMember;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells by mail who follows a set of enterprises that are new in it. */
@Component
class SetNews implements SetListener {
  private static final int NAMED_MAX = 20;

  private final RuleBook rules;
  private final Outbox outbox;

  SetNews(RuleBook rules, Outbox outbox) {
    this.rules = rules;
    this.outbox = outbox;
  }

  @Override
  public void grew(String account, Grown grown, Instant now) {
    rules
        .reader(account)
        .filter(reader -> reader.rules().sets())
        .ifPresent(
            reader ->
                outbox.mail(
                    account, letter(grown, reader.rules()), now, reader.rules().awake(now)));
  }

  private static Letter letter(Grown grown, Rules rules) {
    int count = grown.members().size();
    String names =
        grown.members().stream()
            .limit(NAMED_MAX)
            .map(member -> Letter.line(member.nameOrId()))
            .collect(Collectors.joining("\n"));
    int more = count - NAMED_MAX;
    String rest = more > 0 ? rules.say("\n…… 另有 %d 家", "\n… and %d more").formatted(more) : "";
    return new Letter(
        "set",
        grown.view().toString(),
        "set:" + grown.look(),
        grown.members().stream().map(SetMember::region).distinct().toList(),
        rules.language(),
        rules
            .say("关注的集合“%s”新增 %d 家企业", "The set \"%s\" that you follow has %d new enterprises")
            .formatted(grown.name(), count),
        names + rest,
        "/enterprises?open=" + grown.view(),
        false);
  }
}
