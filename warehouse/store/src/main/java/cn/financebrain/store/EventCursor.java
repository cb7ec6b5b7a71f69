package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseEvent;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The events of a range of enterprises, one enterprise after the other as they are asked for. For
 * one thread; to be closed.
 */
public final class EventCursor implements AutoCloseable {
  private final Rows rows;
  private final Queue<EnterpriseEvents> ready = new ArrayDeque<>(); // one at most
  private final EventGroups groups = new EventGroups(ready::add);
  private boolean ended;

  EventCursor(Rows rows) {
    this.rows = rows;
  }

  /**
   * The next enterprise's events, each (source, id, revision) once; empty behind the last.
   *
   * @throws WarehouseException if the server fails meanwhile
   */
  public Optional<EnterpriseEvents> next() {
    while (ready.isEmpty() && !ended) {
      Optional<EnterpriseEvent> event = rows.next(row -> EventRows.read(row).event());
      event.ifPresentOrElse(
          groups::add,
          () -> {
            ended = true;
            groups.finish();
          });
    }
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public void close() {
    rows.close();
  }
}
