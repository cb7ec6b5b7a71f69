package cn.financebrain.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Arrays of a result, in whichever of its shapes the driver hands them out. */
final class Arrays {
  private Arrays() {}

  static List<?> of(ResultSet row, String column) throws SQLException {
    return of(row.getArray(column));
  }

  static List<?> of(Object value) {
    try {
      Object items = value instanceof Array array ? array.getArray() : value;
      if (items instanceof List<?> list) {
        return list;
      }
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < java.lang.reflect.Array.getLength(items); i++) {
        list.add(java.lang.reflect.Array.get(items, i));
      }
      return list;
    } catch (SQLException e) {
      throw new IllegalStateException("an array of the result can't be read", e);
    }
  }
}
