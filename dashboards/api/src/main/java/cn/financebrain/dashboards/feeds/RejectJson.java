package cn.financebrain.dashboards.feeds;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.StoredLetter;
import java.time.Instant;

/**
 * A dead letter as {@code openapi.yaml} tells it.
 *
 * @param detail what was found; null for who may not see it
 * @param raw the text of the row, likewise
 */
record RejectJson(
    String id,
    String feed,
    String state,
    String reason,
    String column,
    String location,
    long position,
    Instant refusedAt,
    String person,
    Instant since,
    String detail,
    String raw) {

  /**
   * @param whole whether what the department told may be seen: it may name people
   */
  static RejectJson of(StoredLetter stored, boolean whole) {
    DeadLetter letter = stored.letter();
    return new RejectJson(
        stored.id(),
        letter.feed(),
        Parameters.id(stored.state()),
        Parameters.id(letter.reason()),
        letter.column(),
        letter.location(),
        letter.position(),
        letter.at(),
        stored.person(),
        stored.since().orElse(null),
        whole ? letter.detail() : null,
        whole ? letter.raw() : null);
  }
}
