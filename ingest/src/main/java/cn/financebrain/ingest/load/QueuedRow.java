package cn.financebrain.ingest.load;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.resolve.Doubt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the queue, for people.
 *
 * @param id names it in commands
 * @param enterprise what the row says of its enterprise
 * @param location file of the row, or where it was pushed from
 * @param position line in it, from 1
 * @param raw the row's text
 * @param queuedAt when it was told last
 * @param versions how often it was told, each time with other content
 * @param assigned the enterprise that it is about, if that was said
 * @param person who said so; empty: the register did
 * @param reason why it was dropped
 */
public record QueuedRow(
    String id,
    State state,
    String feed,
    String enterprise,
    Doubt doubt,
    List<Uscc> candidates,
    Instant eventTime,
    String location,
    long position,
    String raw,
    Instant queuedAt,
    int versions,
    Optional<Uscc> assigned,
    String person,
    String reason) {

  /** What is to become of it. */
  public enum State {
    OPEN,
    ASSIGNED,
    DROPPED
  }

  public QueuedRow {
    candidates = List.copyOf(candidates);
  }

  static QueuedRow of(QueueItem item, QueueJson.Stored last) {
    return new QueuedRow(
        item.id(),
        state(item),
        item.feed(),
        last.row().claim().shown(),
        last.why().doubt(),
        last.why().candidates(),
        last.row().eventTime(),
        last.row().location(),
        last.row().position(),
        last.row().raw(),
        last.queuedAt(),
        item.positions().size(),
        item.enterprise(),
        item.person(),
        item.reason());
  }

  static State state(QueueItem item) {
    return switch (item.state()) {
      case OPEN, UNDONE -> State.OPEN;
      case ASSIGNED -> State.ASSIGNED;
      case DROPPED -> State.DROPPED;
    };
  }
}
