package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells in the page who may be the second person for a set of cases. */
@Component
class BulkInbox implements InboxSubjects {
  private final BulkStore bulks;
  private final ActiveAccounts accounts;
  private final Inbox inbox;

  BulkInbox(BulkStore bulks, ActiveAccounts accounts, Inbox inbox) {
    this.bulks = bulks;
    this.accounts = accounts;
    this.inbox = inbox;
  }

  void proposed(Bulk bulk, Instant now) {
    String id = bulk.id().toString();
    News news = new News(News.Kind.BULK, id, "bulk:" + id, "", false, bulk.items().size());
    accounts.whoMay(Right.CASES_APPROVE, bulk.items().get(0).region()).stream()
        .filter(account -> !account.name().equals(bulk.by()) && bulk.isWithin(account.territory()))
        .forEach(account -> inbox.tell(account.name(), news, now));
  }

  @Override
  public Set<News.Kind> kinds() {
    return Set.of(News.Kind.BULK);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    if (!account.may(Right.CASES_APPROVE)) {
      return Set.of();
    }
    return bulks.regions(subjects).entrySet().stream()
        .filter(set -> set.getValue().stream().allMatch(account.territory()::holds))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
