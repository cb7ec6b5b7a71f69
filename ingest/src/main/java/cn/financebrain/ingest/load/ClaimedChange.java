package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import java.util.Optional;

/**
 * What a record tells of a row whose enterprise has to be found out; not both are absent.
 *
 * @param gone what the row said and says no longer, its events available from when that was known
 * @param told what it says now
 * @param unknown what to say if nothing of what is gone was ever told; only where something is
 */
record ClaimedChange(
    Optional<ClaimedRow> gone, Optional<ClaimedRow> told, Optional<DeadLetter> unknown) {

  static ClaimedChange told(ClaimedRow row) {
    return new ClaimedChange(Optional.empty(), Optional.of(row), Optional.empty());
  }

  /** Whether the row is gone as a whole, and not some of its events. */
  boolean endsRow() {
    return gone.isPresent() && told.filter(row -> row.item().equals(gone.get().item())).isEmpty();
  }
}
