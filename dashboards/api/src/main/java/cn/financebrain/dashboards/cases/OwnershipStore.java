package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.Ownership;
import cn.financebrain.dashboards.casework.OwnershipRule;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the rules of ownership: every version of them, of which the last one holds. */
@Component
class OwnershipStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;

  OwnershipStore(JdbcClient database) {
    this.database = database;
  }

  record Version(int number, Ownership ownership) {}

  Version latest() {
    return database
        .sql("select version, rules from ownership order by version desc limit 1")
        .query(
            (row, n) ->
                new Version(
                    row.getInt("version"),
                    new Ownership(
                        List.of(JSON.readValue(row.getString("rules"), OwnershipRule[].class)))))
        .single();
  }

  /**
   * @param seen the version that was changed
   * @throws ProblemException if it is not the last one any more
   */
  void add(int seen, Ownership ownership, String by, Instant now) {
    if (latest().number() != seen) {
      throw ProblemException.of(ProblemCode.OWNERSHIP_CHANGED);
    }
    try {
      database
          .sql(
              """
              insert into ownership (version, at, actor, rules)
              values (:version, :at, :actor, cast(:rules as jsonb))
              """)
          .param("version", seen + 1)
          .param("at", Columns.at(now))
          .param("actor", by)
          .param("rules", JSON.writeValueAsString(ownership.rules()))
          .update();
    } catch (DuplicateKeyException e) {
      throw ProblemException.of(ProblemCode.OWNERSHIP_CHANGED);
    }
  }
}
