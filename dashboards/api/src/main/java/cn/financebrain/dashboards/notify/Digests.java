package cn.financebrain.dashboards.notify;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.Sha256;
import cn.financebrain.store.StoredAlert;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gathers alerts and tells of them together once their time has come. */
@Component
class Digests {
  /** The others are counted, and are in the page. */
  static final int NAMED_MAX = 20;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final RuleBook rules;
  private final Outbox outbox;
  private final InstantSource clock;

  Digests(
      JdbcClient database,
      TransactionOperations transactions,
      RuleBook rules,
      Outbox outbox,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.rules = rules;
    this.outbox = outbox;
    this.clock = clock;
  }

  private record Item(
      String alert,
      String enterprise,
      String name,
      String risk,
      String band,
      String region,
      Instant raisedAt) {

    Band severity() {
      return Rules.band(band);
    }
  }

  void add(String account, StoredAlert stored, Instant due) {
    Alert alert = stored.alert();
    database
        .sql(
            """
            insert into digest_item (account, alert, enterprise, name, risk, band, region,
              raised_at, due_at)
            values (:account, :alert, :enterprise, :name, :risk, :band, :region, :raisedAt, :due)
            on conflict do nothing
            """)
        .param("account", account)
        .param("alert", alert.id())
        .param("enterprise", alert.enterprise().text())
        .param("name", AlertNews.nameOf(stored))
        .param("risk", alert.risk().id())
        .param("band", Parameters.id(alert.band()))
        .param("region", alert.region())
        .param("raisedAt", Columns.at(alert.raisedAt()))
        .param("due", Columns.at(due))
        .update();
  }

  void tellDue() {
    Instant now = clock.instant();
    database
        .sql("select distinct account from digest_item where due_at <= :now")
        .param("now", Columns.at(now))
        .query(String.class)
        .list()
        .forEach(
            account ->
                transactions.executeWithoutResult(
                    transaction -> {
                      List<Item> items = take(account, now);
                      rules.reader(account).ifPresent(reader -> tell(reader, items, now));
                    }));
  }

  /** Those that are due leave the table; another server that takes them waits, and finds none. */
  private List<Item> take(String account, Instant now) {
    return database
        .sql(
            """
            delete from digest_item where account = :account and due_at <= :now
            returning alert, enterprise, name, risk, band, region, raised_at
            """)
        .param("account", account)
        .param("now", Columns.at(now))
        .query(Item.class)
        .list();
  }

  private void tell(RuleBook.Reader reader, List<Item> taken, Instant now) {
    Account account = reader.account();
    List<Item> items =
        taken.stream()
            .filter(item -> account.may(Right.ALERTS_READ))
            .filter(item -> account.territory().holds(item.region()))
            .sorted(
                Comparator.comparing(Item::severity)
                    .reversed()
                    .thenComparing(Item::raisedAt, Comparator.reverseOrder())
                    .thenComparing(Item::alert))
            .toList();
    if (!items.isEmpty()) {
      outbox.mail(account.name(), letter(account.name(), items, reader.rules()), now, now);
    }
  }

  private static Letter letter(String account, List<Item> items, Rules rules) {
    Map<Band, Long> counts =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    Item::severity,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.counting()));
    String totals =
        counts.entrySet().stream()
            .map(
                each ->
                    rules
                        .say("%s %d 条", "%s: %d")
                        .formatted(Rules.bandIn(rules.language(), each.getKey()), each.getValue()))
            .collect(Collectors.joining(rules.say("，", ", ")));
    String lines =
        items.stream()
            .limit(NAMED_MAX)
            .map(item -> line(item, rules))
            .collect(Collectors.joining("\n"));
    String more =
        items.size() <= NAMED_MAX
            ? ""
            : rules
                .say("\n另有 %d 条，请在页面中查看。", "\n%d more are in the page.")
                .formatted(items.size() - NAMED_MAX);
    String ids = items.stream().map(Item::alert).collect(Collectors.joining("\n"));
    return new Letter(
        "digest",
        "",
        "digest:%s:%s".formatted(account, Sha256.of(ids)),
        items.stream().map(Item::region).distinct().toList(),
        rules.language(),
        rules.say("预警汇总：", "Alerts: ") + totals,
        totals + "\n\n" + lines + more,
        "/alerts",
        false);
  }

  private static String line(Item item, Rules rules) {
    Risk risk = Risk.ofId(item.risk());
    return rules
        .say("【%s】%s　%s（%s）", "[%s] %s, %s (%s)")
        .formatted(
            Rules.bandIn(rules.language(), item.severity()),
            item.name(),
            rules.say(risk.chinese(), risk.english()),
            item.region());
  }
}
