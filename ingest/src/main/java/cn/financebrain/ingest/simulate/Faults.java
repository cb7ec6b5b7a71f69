package cn.financebrain.ingest.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong in departments: of a thousand rows about three come twice, two are broken, and
 * five are corrected later.
 */
final class Faults {
  /** What happens to a row. */
  enum Fault {
    NONE,
    DUPLICATE,
    BROKEN,
    CORRECTION
  }

  private static final double DUPLICATE = 0.003;
  private static final double BROKEN = DUPLICATE + 0.002;
  private static final double CORRECTION = BROKEN + 0.005;

  private static final String CHECKS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private final int enterprise;

  /**
   * @param enterprise place of the column with the enterprise
   */
  Faults(int enterprise) {
    this.enterprise = enterprise;
  }

  static Fault draw(Draws draws) {
    double at = draws.uniform(0, 1);
    return at < DUPLICATE
        ? Fault.DUPLICATE
        : at < BROKEN ? Fault.BROKEN : at < CORRECTION ? Fault.CORRECTION : Fault.NONE;
  }

  /** The row with one cell that no mapping accepts. */
  Object[] broken(Object[] cells, Draws draws) {
    List<Integer> places = new ArrayList<>(List.of(enterprise, enterprise));
    for (int place = 0; place < cells.length; place++) {
      if (cells[place] instanceof BigDecimal || cells[place] instanceof LocalDate) {
        places.add(place);
      }
    }
    int place = draws.pick(places);
    Object[] broken = cells.clone();
    broken[place] = brokenCell(cells[place], draws);
    return broken;
  }

  private static String brokenCell(Object cell, Draws draws) {
    String text = String.valueOf(cell);
    if (cell instanceof LocalDate day) {
      return draws.chance(0.5)
          ? day.getYear() + "-" + (day.getMonthValue() + 12) + "-" + day.getDayOfMonth()
          : day.getYear() + "-02-30";
    }
    if (cell instanceof BigDecimal) {
      return draws.chance(0.5) ? text.replaceFirst("\\d(?=\\D|$)", "O") : text + "元整";
    }
    return draws.chance(0.3) ? "" : wrongCheck(text);
  }

  private static String wrongCheck(String uscc) {
    int last = uscc.length() - 1;
    int next = (CHECKS.indexOf(uscc.charAt(last)) + 1) % CHECKS.length();
    return uscc.substring(0, last) + CHECKS.charAt(next);
  }

  /** The row with its last amount lowered by up to a fifth; itself if it has none. */
  static Object[] corrected(Object[] cells, Draws draws) {
    for (int place = cells.length - 1; place >= 0; place--) {
      if (cells[place] instanceof BigDecimal amount) {
        BigDecimal lower =
            amount
                .multiply(BigDecimal.valueOf(draws.uniform(0.8, 0.98)))
                .setScale(amount.scale(), RoundingMode.HALF_UP);
        if (lower.compareTo(amount) != 0) {
          Object[] corrected = cells.clone();
          corrected[place] = lower;
          return corrected;
        }
      }
    }
    return cells;
  }
}
