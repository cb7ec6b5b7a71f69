package cn.financebrain.store;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter and how it stands.
 *
 * @param id the same for the same record that is refused for the same reason
 * @param person who did the last step about it; empty if nobody did any
 * @param since when that was
 */
public record StoredLetter(
    String id, DeadLetter letter, State state, String person, Optional<Instant> since) {

  /** How a letter stands. */
  public enum State {
    OPEN,
    MENDED,
    DISMISSED
  }

  /** A place in the order of a list: behind this letter. */
  public record Place(Instant at, String id) {}

  /** How many letters of a feed and a reason stand so. */
  public record Count(
      String feed, RejectReason reason, State state, long letters, Instant newest) {}

  public Place place() {
    return new Place(letter.at(), id);
  }
}
