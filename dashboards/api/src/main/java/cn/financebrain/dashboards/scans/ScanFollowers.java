package cn.financebrain.dashboards.scans;

import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.store.ToldScan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who is to be told when a scan ends. */
@Component
public class ScanFollowers {
  private final JdbcClient database;

  ScanFollowers(JdbcClient database) {
    this.database = database;
  }

  /**
   * Has somebody told of the end of a scan that is about to be asked for.
   *
   * @param known when what is known of it was told; empty if it is not there yet
   * @return false if that account waits for it already
   */
  public boolean follow(
      String scan, String account, String region, Optional<Instant> known, Instant now) {
    boolean waits = waits(scan, account);
    database
        .sql(
            """
            insert into scan_follower (scan, account, region, known_at, asked_at)
            values (:scan, :account, :region, :known, :now)
            on conflict (scan, account) do update
              set known_at = excluded.known_at, asked_at = excluded.asked_at, told_at = null
            """)
        .param("scan", scan)
        .param("account", account)
        .param("region", region)
        .param("known", Columns.at(known))
        .param("now", Columns.at(now))
        .update();
    return !waits;
  }

  private boolean waits(String scan, String account) {
    return database
        .sql(
            """
            select exists (select from scan_follower
              where scan = :scan and account = :account and told_at is null)
            """)
        .param("scan", scan)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  /** What was asked for was refused. */
  void leave(String scan, String account, Instant now) {
    database
        .sql(
            """
            update scan_follower set told_at = :now
            where scan = :scan and account = :account and told_at is null
            """)
        .param("now", Columns.at(now))
        .param("scan", scan)
        .param("account", account)
        .update();
  }

  /** The scans whose end somebody waits for. */
  List<String> awaited() {
    return database
        .sql("select distinct scan from scan_follower where told_at is null")
        .query(String.class)
        .list();
  }

  /** Comes in with the transaction in which they are told; returns each of them once. */
  List<String> ended(ToldScan end, Instant now) {
    return database
        .sql(
            """
            update scan_follower set told_at = :now
            where scan = :scan and told_at is null and (known_at is null or known_at < :end)
            returning account
            """)
        .param("now", Columns.at(now))
        .param("scan", end.scan().id())
        .param("end", Columns.at(end.at()))
        .query(String.class)
        .list();
  }

  /** Nobody waits any more for a scan that was asked for before, and never came. */
  void giveUp(String scan, Instant before, Instant now) {
    database
        .sql(
            """
            update scan_follower set told_at = :now
            where scan = :scan and told_at is null and asked_at < :before
            """)
        .param("now", Columns.at(now))
        .param("scan", scan)
        .param("before", Columns.at(before))
        .update();
  }

  /** Those of the scans that an account followed, by id, with their regions. */
  Set<Followed> of(String account, Set<String> scans) {
    return database
        .sql(
            """
            select scan, region from scan_follower
            where account = :account and scan in (:scans)
            """)
        .param("account", account)
        .param("scans", scans)
        .query(Followed.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  record Followed(String scan, String region) {}
}
