package cn.financebrain.dashboards.sql;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;

/**
 * Transactions of PostgreSQL. When a connection breaks in one, rolling back fails too, and that
 * failure stands in the place of the first: it is told as what it is, a database that can't be
 * reached. It has no state of SQL, since the pool has closed the connection before.
 */
@Component
final class DatabaseTransactions extends JdbcTransactionManager {
  DatabaseTransactions(DataSource database) {
    super(database);
  }

  @Override
  protected RuntimeException translateException(String task, SQLException e) {
    RuntimeException translated = super.translateException(task, e);
    return translated instanceof TransactionSystemException && e.getSQLState() == null
        ? new DataAccessResourceFailureException(task + " failed", e)
        : translated;
  }
}
