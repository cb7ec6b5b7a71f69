package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.Mapped;
import java.io.IOException;

/** Is told by a {@link TableReading} what becomes of each row, in order. */
interface RowHandler {

  /** The row makes these events. */
  void mapped(Mapped.Drafts drafts) throws IOException;

  /**
   * The row makes events of an enterprise that has to be found out.
   *
   * @param line of the row
   * @param raw its text
   */
  void claimed(Mapped.Claimed row, long line, String raw) throws IOException;

  /** The row, or what can't be read of the table, is refused. */
  void rejected(DeadLetter letter) throws IOException;

  /**
   * A row is done.
   *
   * @param characters about how long its text is
   * @param bytesRead of the source so far
   */
  void rowDone(int characters, long bytesRead) throws IOException;
}
