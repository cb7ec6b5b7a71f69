package cn.financebrain.dashboards.lists;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import cn.financebrain.dashboards.listing.ListAction;
import cn.financebrain.dashboards.listing.ListDecision.Done;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListProposal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells in the page who may be the second person for what is proposed of the lists. */
@Component
class ListInbox implements InboxSubjects {
  private final JdbcClient database;
  private final ActiveAccounts accounts;
  private final Inbox inbox;

  ListInbox(JdbcClient database, ActiveAccounts accounts, Inbox inbox) {
    this.database = database;
    this.accounts = accounts;
    this.inbox = inbox;
  }

  /** Comes in with the transaction of the step; one that proposes nothing is told to nobody. */
  void follow(Done done, String enterpriseName) {
    ListEntry entry = done.entry();
    ListProposal proposal = entry.standing().proposal();
    Instant at = done.step().at();
    if (proposal == null || !proposal.at().equals(at)) {
      return;
    }
    String id = entry.id().toString();
    News news =
        new News(
            News.Kind.LISTING,
            id,
            "listing:%s:%d".formatted(id, entry.version()),
            enterpriseName.isEmpty() ? entry.enterprise() : enterpriseName);
    accounts.whoMay(ListAction.APPROVE.right(), entry.region()).stream()
        .map(Account::name)
        .filter(name -> !name.equals(proposal.by()))
        .forEach(name -> inbox.tell(name, news, at));
  }

  @Override
  public Set<News.Kind> kinds() {
    return Set.of(News.Kind.LISTING);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    if (!account.may(ListAction.APPROVE.right())) {
      return Set.of();
    }
    return database
        .sql("select id::text, region from list_entry where id::text in (:subjects)")
        .param("subjects", subjects)
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .filter(entry -> account.territory().holds(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
