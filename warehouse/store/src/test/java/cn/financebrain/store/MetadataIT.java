package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.jdbc.DataSourceImpl;
import java.net.URI;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a database tool asks the official JDBC driver when it shows the warehouse. */
class MetadataIT {
  private static WarehouseSettings settings;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    settings = Warehouses.reader(Warehouses.migrated(List.of()));
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    connection =
        new DataSourceImpl(
                "jdbc:clickhouse://%s/%s"
                    .formatted(URI.create(settings.url()).getAuthority(), settings.database()),
                properties)
            .getConnection();
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(name));
    }
    return values;
  }

  private static DatabaseMetaData metadata() throws SQLException {
    return connection.getMetaData();
  }

  @Test
  void theServerAndItsDatabasesAreNamed() throws SQLException {
    assertThat(metadata().getDatabaseProductName()).isEqualTo("ClickHouse");
    assertThat(metadata().getDatabaseProductVersion()).matches("\\d+\\.\\d+.*");
    assertThat(column(metadata().getSchemas(), "TABLE_SCHEM")).contains(settings.database());
  }

  @Test
  void viewsAreListedAmongTheTables() throws SQLException {
    assertThat(column(metadata().getTables(null, settings.database(), "%", null), "TABLE_NAME"))
        .contains("alert", "enterprise", "latest_score", "alert_log");
  }

  @Test
  void columnsHaveTheirTypesInTheirOrder() throws SQLException {
    ResultSet rows = metadata().getColumns(null, settings.database(), "enterprise", "%");
    assertThat(column(rows, "COLUMN_NAME"))
        .containsExactly(
            "enterprise", "name", "region", "industry", "enrolled", "log_partition", "log_offset");
  }

  @Test
  void commentsOfColumnsAreTheirRemarks() throws SQLException {
    ResultSet rows = metadata().getColumns(null, settings.database(), "enterprise", "name");
    assertThat(column(rows, "REMARKS")).containsExactly("企业名称，未知为空");
  }

  @Test
  void askingForKeysIsAnswered() throws SQLException {
    assertThat(column(metadata().getPrimaryKeys(null, settings.database(), "alert"), "COLUMN_NAME"))
        .isEmpty();
  }
}
