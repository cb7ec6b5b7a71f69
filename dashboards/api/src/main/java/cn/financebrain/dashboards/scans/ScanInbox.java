package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import cn.financebrain.dashboards.scans.ScanFollowers.Followed;
import cn.financebrain.store.ToldScan;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells in the page that a scan was done, failed or was stopped. */
@Component
class ScanInbox implements InboxSubjects {
  private final ScanFollowers followers;
  private final ActiveAccounts accounts;
  private final Inbox inbox;
  private final List<ScanListener> listeners;

  ScanInbox(
      ScanFollowers followers, ActiveAccounts accounts, Inbox inbox, List<ScanListener> listeners) {
    this.followers = followers;
    this.accounts = accounts;
    this.inbox = inbox;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Comes in with the transaction that notes it; once for each user and end. Who may not see the
   * scan now is not told. Whoever listens is told, too.
   */
  void tell(String account, ToldScan ended, Instant now) {
    Scan scan = ended.scan();
    boolean may = accounts.find(account).filter(found -> maySee(found, scan.region())).isPresent();
    if (may && inbox.tell(account, news(ended), now)) {
      listeners.forEach(listener -> listener.told(account, ended, now));
    }
  }

  /** All of its region, since it is told how many enterprises there were. */
  private static boolean maySee(Account account, String region) {
    return account.may(Right.SCANS_READ) && account.territory().holds(region);
  }

  private static News news(ToldScan ended) {
    Scan scan = ended.scan();
    return new News(
        scan.state() == Scan.State.STOPPED ? News.Kind.STOP : News.Kind.SCAN,
        scan.id(),
        "scan:" + ScanListener.endOf(ended),
        scan.title(),
        scan.state() == Scan.State.FAILED,
        Math.toIntExact(scan.enterprises()));
  }

  @Override
  public Set<News.Kind> kinds() {
    return EnumSet.of(News.Kind.SCAN, News.Kind.STOP);
  }

  @Override
  public Set<String> visible(Account account, Set<String> subjects) {
    return followers.of(account.name(), subjects).stream()
        .filter(followed -> maySee(account, followed.region()))
        .map(Followed::scan)
        .collect(Collectors.toSet());
  }
}
