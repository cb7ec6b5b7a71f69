package cn.financebrain.ingest.connect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * A database of one table behind JDBC: whatever is asked, it answers with the rows whose last
 * column, the watermark, is greater as a text than the parameter.
 */
final class FakeDatabase implements Driver, AutoCloseable {
  static final String URL = "jdbc:fake:table";

  final List<Object[]> rows = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  Properties credentials = new Properties();
  int failAfterRows = Integer.MAX_VALUE;
  private final List<String> columns;
  private final List<String> types;

  FakeDatabase(List<String> columns, List<String> types) throws SQLException {
    this.columns = columns;
    this.types = types;
    DriverManager.registerDriver(this);
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }

  @Override
  public Connection connect(String url, Properties info) {
    if (!acceptsURL(url)) {
      return null;
    }
    credentials = info;
    return fake(
        Connection.class,
        (proxy, method, arguments) ->
            method.getName().equals("prepareStatement") ? statement() : null);
  }

  private PreparedStatement statement() {
    return fake(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("setString")) {
            asked.add((String) arguments[1]);
          }
          return method.getName().equals("executeQuery") ? result() : null;
        });
  }

  private ResultSet result() {
    String watermark = asked.get(asked.size() - 1);
    List<Object[]> found =
        rows.stream()
            .filter(row -> String.valueOf(row[row.length - 1]).compareTo(watermark) > 0)
            .toList();
    int[] at = {-1};
    return fake(
        ResultSet.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getMetaData" -> metaData();
              case "next" -> {
                at[0]++;
                if (at[0] == failAfterRows) {
                  throw new SQLException("the connection is lost");
                }
                yield at[0] < found.size();
              }
              case "getObject" -> found.get(at[0])[(int) arguments[0] - 1];
              case "getString" -> {
                Object value = found.get(at[0])[(int) arguments[0] - 1];
                yield value == null ? null : value.toString();
              }
              default -> null;
            });
  }

  private ResultSetMetaData metaData() {
    return fake(
        ResultSetMetaData.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getColumnCount" -> columns.size();
              case "getColumnLabel" -> columns.get((int) arguments[0] - 1);
              default -> types.get((int) arguments[0] - 1);
            });
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
