package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Reads an account from a row of its table with its roles beside it. */
final class AccountRow {
  private AccountRow() {}

  static Account read(ResultSet row) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getString("display_name"),
        row.getString("unit"),
        Columns.texts(row, "roles").stream()
            .map(Role::parse)
            .collect(Collectors.toUnmodifiableSet()),
        Territory.of(Columns.texts(row, "territory")),
        row.getInt("password_version"),
        row.getBoolean("must_change_password"),
        row.getBoolean("password_off"),
        false);
  }
}
