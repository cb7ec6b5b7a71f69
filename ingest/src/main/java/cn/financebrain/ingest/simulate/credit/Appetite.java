package cn.financebrain.ingest.simulate.credit;

import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.MonthState;

/** How much an enterprise deals with lenders. */
public final class Appetite {
  private static final double EASE = 0.2;

  private Appetite() {}

  /** 0 for the sound, up to 0.8 for those who need money badly and still do business. */
  public static double need(MonthState state) {
    return state.operating() ? Math.max(0, state.distress() - EASE) : 0;
  }

  /** Deals in proportion to the size, 1 for a small enterprise. */
  public static double scale(FirmMonth month) {
    return switch (month.firm().size()) {
      case MICRO -> 0.5;
      case SMALL -> 1;
      case MEDIUM -> 1.6;
      case LARGE -> 2.5;
    };
  }

  /** Whether it does business and owes money to banks. */
  public static boolean borrows(MonthState state) {
    return state.operating() && state.loanBalance() > 0;
  }
}
