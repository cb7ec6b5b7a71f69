package cn.financebrain.ingest.simulate.insurance;

import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.books.Staff;
import java.util.function.IntPredicate;

/**
 * Which months are told: all of medium and large enterprises; of others the ends of quarters, every
 * month that is not paid and the one after it, and when many come or go.
 */
final class Cadence {
  private static final int QUARTER = 3;

  private Cadence() {}

  /**
   * @param pays whether what is due for so many months ago was paid
   */
  static boolean told(FirmMonth month, Staff staff, IntPredicate pays) {
    if (!staff.reports()) {
      return false;
    }
    boolean regular =
        month.firm().size().atLeast(Size.MEDIUM)
            || month.month().getMonthValue() % QUARTER == 0
            || month.isFirst();
    return regular || !pays.test(0) || !pays.test(1) || moves(staff);
  }

  private static boolean moves(Staff staff) {
    int now = staff.insured(0);
    int before = staff.insured(1);
    return Math.abs(now - before) > Math.max(3, 0.2 * before);
  }
}
