package cn.financebrain.store;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The hard rules' copy in the warehouse; one that is no longer in force stays, for old alerts. */
final class RuleCatalogue {
  private RuleCatalogue() {}

  /** In the order of their ids. */
  static List<RuleSpec> read(Session session) {
    return session.list(
        """
        SELECT id, risk, band, chinese, english, basis FROM rule_catalogue_log FINAL ORDER BY id
        """,
        List.of(),
        row ->
            new RuleSpec(
                row.getString(1),
                Risk.ofId(row.getString(2)),
                Codes.band(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
  }

  /**
   * @return how many were new or had changed
   */
  static int store(Session session, List<RuleSpec> rules) {
    List<RuleSpec> known = read(session);
    List<RuleSpec> changed = rules.stream().filter(rule -> !known.contains(rule)).toList();
    if (!changed.isEmpty()) {
      long version =
          session
              .first(
                  "SELECT max(version) FROM rule_catalogue_log", List.of(), row -> row.getLong(1))
              .orElse(0L);
      session.execute(
          """
          INSERT INTO rule_catalogue_log (id, risk, band, chinese, english, basis, version)
          SETTINGS async_insert = 0 VALUES\s"""
              + changed.stream()
                  .map(rule -> row(rule, version + 1))
                  .collect(Collectors.joining(", ")));
    }
    return changed.size();
  }

  private static String row(RuleSpec rule, long version) {
    return "(%s, %s, %s, %s, %s, %s, %d)"
        .formatted(
            Quote.text(rule.id()),
            Quote.text(rule.risk().id()),
            Quote.text(Codes.of(rule.band())),
            Quote.text(rule.chinese()),
            Quote.text(rule.english()),
            Quote.text(rule.basis()),
            version);
  }
}
