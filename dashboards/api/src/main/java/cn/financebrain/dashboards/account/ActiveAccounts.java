package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts that are not disabled, for what is done in their names while nobody is signed in. */
@Component
public class ActiveAccounts {
  private static final String SELECT =
      """
      select name, display_name, unit, territory, password_version, must_change_password,
        password_off, array(select role from account_role where account = name) as roles
      from account where disabled_at is null
      """;

  private final JdbcClient database;

  ActiveAccounts(JdbcClient database) {
    this.database = database;
  }

  /** With the rights and the territory that it has now; empty if there is none, or it is over. */
  public Optional<Account> find(String name) {
    return database
        .sql(SELECT + " and name = :name")
        .param("name", name)
        .query((row, number) -> AccountRow.read(row))
        .optional();
  }

  /** All that have a right in a territory that holds the region, by name. */
  public List<Account> whoMay(Right right, String region) {
    return database
        .sql(
            SELECT
                + """
                 and exists (select from account_role where account = name and role in (:roles))
                 and exists (select from unnest(territory) prefix where starts_with(:region, prefix))
                order by name
                """)
        .param(
            "roles",
            Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(right))
                .map(Role::id)
                .toList())
        .param("region", region)
        .query((row, number) -> AccountRow.read(row))
        .list();
  }
}
