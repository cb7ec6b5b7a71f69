package cn.financebrain.cli.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of the dashboards lets us in. */
record PostgresHealth(StackSettings.Postgres settings) implements HealthCheck {

  @Override
  public boolean healthy() {
    try (Connection connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }
}
