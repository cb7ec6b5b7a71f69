package cn.financebrain.ingest.simulate.credit;

import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.chronicle.Chronicle;
import java.util.Locale;

/** The banks of an enterprise; banks and their codes are made up. */
final class Lenders {
  private static final int BANKS = 36;
  private static final int MOST = 12;

  private Lenders() {}

  /** How many grant it credit: one, and more as the credit grows. */
  static int count(FirmMonth month) {
    double limit = month.state().creditLimit();
    if (limit <= 0 || month.state().loanBalance() <= 0) {
      return 0;
    }
    double share = Chronicle.of(month, "lenders").draws().uniform(2e6, 8e6);
    return (int) Math.min(MOST, 1 + 1.5 * StrictMath.log1p(limit / share));
  }

  /** One of its present lenders. */
  static String present(FirmMonth month) {
    return code(month, month.random().between(1, Math.max(1, count(month))));
  }

  /** One that it has not dealt with. */
  static String other(FirmMonth month) {
    return code(month, month.random().between(MOST + 1, BANKS));
  }

  private static String code(FirmMonth month, int index) {
    return String.format(
        Locale.ROOT, "B3303%03d", 1 + (month.firm().number() * 7 + index * 5) % BANKS);
  }
}
