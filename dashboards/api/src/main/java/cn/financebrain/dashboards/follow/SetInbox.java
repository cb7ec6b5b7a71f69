package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.follow.SetListener.Grown;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import cn.financebrain.dashboards.views.EnterpriseViews;
import cn.financebrain.store.SetMember;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells followers in the page of enterprises that are new in a set. */
@Component
class SetInbox implements InboxSubjects {
  private static final int NAMED_MAX = 3;

  private final Inbox inbox;
  private final EnterpriseViews views;

  SetInbox(Inbox inbox, EnterpriseViews views) {
    this.inbox = inbox;
    this.views = views;
  }

  /** Comes in with the transaction of the look. */
  void tell(String account, Grown grown, Instant now) {
    List<SetMember> first = grown.members().stream().limit(NAMED_MAX).toList();
    inbox.tell(
        account,
        new News(
            News.Kind.SET,
            grown.view().toString(),
            "set:" + grown.look(),
            grown.name(),
            false,
            grown.members().size(),
            first.stream().map(SetMember::nameOrId).toList(),
            first.stream().map(SetMember::region).distinct().toList()),
        now);
  }

  @Override
  public Set<News.Kind> kinds() {
    return Set.of(News.Kind.SET);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    if (!account.may(Right.ENTERPRISES_READ)) {
      return Set.of();
    }
    return views.seenBy(account).stream()
        .map(UUID::toString)
        .filter(subjects::contains)
        .collect(Collectors.toSet());
  }
}
