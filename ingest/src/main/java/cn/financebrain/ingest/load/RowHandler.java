package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.mapping.Mapped;
import java.io.IOException;
import java.util.List;

/** Is told by a {@link TableReading} what becomes of each row, in order. */
interface RowHandler {

  /**
   * A row as its source has it.
   *
   * @param header the columns of the source; empty where the row names them itself
   */
  record RowText(long line, String raw, List<String> header) {}

  /** The row makes these events. */
  void mapped(Mapped.Drafts drafts) throws IOException;

  /**
   * The row makes events of an enterprise that has to be found out.
   *
   * @param text of the row
   */
  void claimed(Mapped.Claimed row, RowText text) throws IOException;

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
