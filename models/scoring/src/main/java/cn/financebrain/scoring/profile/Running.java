package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import java.time.Instant;

/**
 * The value of one tag over the events that are in its window, kept as events enter and leave.
 * Whatever way the events took, the value is that of a fold over them in canonical order.
 */
interface Running {

  /**
   * An event of the tag enters.
   *
   * @param newest whether it is now the newest of the window
   */
  void enter(TypePlan.Row row, boolean newest);

  /**
   * An event of the tag leaves.
   *
   * @param oldest whether it was the oldest of the window
   */
  void leave(TypePlan.Row row, boolean oldest);

  /**
   * The value as of an instant, or null where it is missing.
   *
   * @param pane tells all events of the type in the window, for those that must look again
   */
  FieldValue value(Instant asOf, Pane pane);
}
