package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.util.HashSet;
import java.util.Set;

/**
 * Which cells of a workbook refer to a shared text that it does not hold. The reader takes them for
 * empty, and makes room for all texts up to the one that a cell names.
 */
final class SharedTexts {
  /** Of a workbook with more of them nothing is worth reading. */
  private static final int MOST_LOST = 10_000;

  private static final int MOST_BEYOND = 1_000_000;

  private final int count;
  private final Set<String> lost = new HashSet<>();

  /**
   * @param count how many texts the workbook holds
   */
  SharedTexts(int count) {
    this.count = count;
  }

  /**
   * Takes note of a cell.
   *
   * @param place such as {@code B7}; null if the cell names none
   * @param index of the text, from 0, as it is written
   * @throws SourceException if the workbook should not be read at all
   */
  void refer(String place, String index) throws SourceException {
    long number;
    try {
      number = Integer.parseInt(index);
    } catch (NumberFormatException e) {
      return; // told where it is read
    }
    if (number < count) {
      return;
    }
    if (place == null || number - count > MOST_BEYOND || lost.size() >= MOST_LOST) {
      String detail = "cell %s refers to text %,d of the workbook, which has %,d · 单元格引用的文本不存在";
      throw new SourceException(RejectReason.MALFORMED, detail.formatted(place, number, count));
    }
    lost.add(place);
  }

  /** Whether the text of this cell is lost; sheets are not told apart. */
  boolean isLost(String place) {
    return lost.contains(place);
  }
}
