package cn.financebrain.store;

import java.util.List;

/**
 * How rows of one kind become columns of one table.
 *
 * @param name the table's name, with the suffix {@code _log}
 * @param columns in the order in which the encoder appends their values
 */
record Table<R>(String name, List<String> columns, Encoder<R> encoder) {

  /** Appends the values of one row. */
  interface Encoder<R> {
    void encode(RowBinary out, R row);
  }
}
