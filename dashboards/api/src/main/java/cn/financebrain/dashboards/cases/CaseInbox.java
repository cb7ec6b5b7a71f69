package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.casework.Proposal;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells in the page who is given a case, whose case is due tomorrow, who has to supervise one that
 * is overdue, and who may be the second person for what somebody proposes.
 */
@Component
class CaseInbox implements CaseFollower, InboxSubjects {
  private final JdbcClient database;
  private final ActiveAccounts accounts;
  private final Inbox inbox;

  CaseInbox(JdbcClient database, ActiveAccounts accounts, Inbox inbox) {
    this.database = database;
    this.accounts = accounts;
    this.inbox = inbox;
  }

  @Override
  public void follow(Done done, String enterpriseName) {
    CaseFile file = done.file();
    CaseEntry entry = done.entry();
    switch (entry.action()) {
      case "escalate" -> tell(News.Kind.ESCALATION, given(entry), done, enterpriseName);
      case "reminder" -> tell(News.Kind.REMINDER, answerable(file), done, enterpriseName);
      default -> {
        List<String> given =
            given(entry).stream().filter(to -> to.equals(file.standing().handler())).toList();
        tell(News.Kind.CASE, given, done, enterpriseName);
        if (isProposed(file, entry)) {
          tell(News.Kind.PROPOSAL, seconds(file), done, enterpriseName);
        }
      }
    }
  }

  /** Nobody is told of what one took oneself. */
  private static List<String> given(CaseEntry entry) {
    String to = entry.assignee();
    return to == null || to.equals(entry.by()) ? List.of() : List.of(to);
  }

  /** Who handles it; before anybody does, whoever may begin. */
  private List<String> answerable(CaseFile file) {
    String handler = file.standing().handler();
    return handler == null ? whoMay(Right.CASES_TRIAGE, file) : List.of(handler);
  }

  private static boolean isProposed(CaseFile file, CaseEntry entry) {
    Proposal proposal = file.proposal();
    return proposal != null
        && proposal.at().equals(entry.at())
        && proposal.by().equals(entry.by())
        && proposal.action().id().equals(entry.action());
  }

  private List<String> seconds(CaseFile file) {
    return whoMay(Right.CASES_APPROVE, file).stream()
        .filter(name -> !name.equals(file.proposal().by()))
        .toList();
  }

  private List<String> whoMay(Right right, CaseFile file) {
    return accounts.whoMay(right, file.region()).stream().map(Account::name).toList();
  }

  private void tell(News.Kind kind, Collection<String> whom, Done done, String enterpriseName) {
    CaseFile file = done.file();
    CaseEntry entry = done.entry();
    News news =
        new News(
            kind,
            file.number(),
            "%s:%s:%d".formatted(kind.id(), file.number(), entry.version()),
            enterpriseName.isEmpty() ? file.enterprise() : enterpriseName);
    whom.forEach(name -> inbox.tell(name, news, entry.at()));
  }

  @Override
  public Set<News.Kind> kinds() {
    return EnumSet.of(News.Kind.CASE, News.Kind.REMINDER, News.Kind.ESCALATION, News.Kind.PROPOSAL);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    if (!account.may(Right.CASES_READ)) {
      return Set.of();
    }
    Visible visible = Visible.to(account);
    return new HashSet<>(
        database
            .sql(
                "select number from case_file where number in (:numbers) and %s"
                    .formatted(visible.sql()))
            .params(visible.parameters())
            .param("numbers", subjects)
            .query(String.class)
            .list());
  }
}
