package cn.financebrain.ingest.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Takes the rows of one table for one enterprise and month. */
public interface Rows {
  /** The column that every table has. */
  String ENTERPRISE = "统一社会信用代码";

  /** Stands for the day of delivery, which a late department puts off. */
  Object DELIVERED =
      new Object() {
        @Override
        public String toString() {
          return "(day of delivery)";
        }
      };

  /**
   * Adds a row. It is delivered on its available day, or some days later if the department is late,
   * and not at all if that day lies after the end of the simulation.
   *
   * @param event when it happened
   * @param available when the department has it; not before the month that is being emitted, except
   *     in {@link Emitter#past}, whose rows are delivered on the first day of the window
   * @param cells one for each column: texts, whole numbers, {@link #money}, dates, {@link
   *     #DELIVERED}; null and {@code Optional.empty()} are empty, true and false are 是 and 否
   * @throws IllegalArgumentException for another number of cells than columns, or a day before the
   *     event or the month
   */
  void add(LocalDate event, LocalDate available, Object... cells);

  /**
   * A new document number: the same in every run, unique in the table. All rows about one document
   * have it; where they tell of several steps (filed, judged), the step is among the columns of the
   * mapping's id, or a late row of an early step would replace the later one.
   *
   * @param prefix such as 温税征
   */
  String number(String prefix);

  /** With two decimals. */
  static BigDecimal money(double amount) {
    return decimal(amount, 2);
  }

  /** With so many decimals. */
  static BigDecimal decimal(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, java.math.RoundingMode.HALF_UP);
  }
}
