package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.Insert;
import cn.financebrain.engine.chdb.Statement;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a request wants done.
 *
 * @param statement the statement; of an INSERT without its rows
 * @param insert the INSERT whose rows follow its text, else null
 */
record Work(Statement statement, Insert insert) implements AutoCloseable {

  /** Where an INSERT's rows must begin. */
  private static final int HEAD = 1 << 20;

  /** Reads a request, of an INSERT not its rows, of anything else all. */
  static Work read(Request request) throws EngineException {
    InputStream text = request.text();
    try {
      byte[] head = text.readNBytes(HEAD);
      Insert insert = Insert.find(head, text).orElse(null);
      if (insert != null) {
        return new Work(insert.withoutRows(), insert);
      }
      Statement statement = Statement.of(head, text);
      request.drain();
      return new Work(statement, null);
    } catch (IOException e) {
      throw Request.unreadable(e);
    }
  }

  @Override
  public void close() {
    statement.close();
  }
}
