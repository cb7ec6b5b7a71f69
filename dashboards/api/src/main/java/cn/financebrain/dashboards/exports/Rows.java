package cn.financebrain.dashboards.exports;

import java.util.List;
import java.util.Optional;

/** All that match, in an order that they keep meanwhile. */
public interface Rows<R> {
  /**
   * @param last of the part before; empty for the first part
   */
  List<R> after(Optional<R> last, int limit);

  /** The same rows as they leave. */
  List<?> shown(List<R> part);
}
