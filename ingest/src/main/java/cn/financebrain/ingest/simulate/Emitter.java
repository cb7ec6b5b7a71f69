package cn.financebrain.ingest.simulate;

import java.util.List;

/**
 * One table of one department: what it learns of each enterprise in each month. An emitter holds no
 * state, since the order of calls is not promised; what follows later from an event (a judgment
 * from a suit) is added with the event, with its later day.
 *
 * <p>The header has a column {@value Rows#ENTERPRISE}. Cells are what {@link Rows#add} takes. So
 * that faults can be counted, each column with cells of type {@link java.time.LocalDate} or {@link
 * java.math.BigDecimal} is read by the feed mapping as a date or number and refused if it is none,
 * and the document number is required there and makes the row's id.
 */
public interface Emitter {
  /** Name of the table; its file is {@code <table>.csv}. */
  String table();

  /** Chinese names of the columns. */
  List<String> header();

  /** Called once for each enterprise and month from that of its establishment on. */
  void emit(FirmMonth month, Rows rows);

  /**
   * What the department knows from before the window, delivered on its first day. Called once for
   * each enterprise established before the window.
   *
   * @param opening the month before the window
   */
  default void past(FirmMonth opening, Rows rows) {}
}
