package cn.financebrain.ingest.load;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.resolve.Doubt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the queue has in memory of a row: its state, and where on disk each of its versions is. */
final class QueueItem {
  /** What is to become of the row. */
  enum State {
    OPEN,
    /** It is about an enterprise, as a person or by now the register says. */
    ASSIGNED,
    DROPPED,
    /** An assignment that is to be taken back. */
    UNDONE
  }

  private static final String GONE = "its sender has deleted it (已被提供方删除)";

  private final String id;
  private final String feed;
  private String claimKey = "";
  private List<Long> lookups = List.of();
  private long[] contents = {};
  private long[] places = {};
  private long[] positions = {};

  /** How many versions from the last one back name the enterprise so, and were not deleted. */
  private int alike;

  private boolean gone;
  private Doubt doubt = Doubt.UNKNOWN;
  private State state = State.OPEN;
  private boolean settled = true;
  private Optional<Uscc> enterprise = Optional.empty();
  private String person = "";
  private boolean forAll;
  private String reason = "";

  QueueItem(String id, String feed) {
    this.id = id;
    this.feed = feed;
  }

  /**
   * One more thing that was told of the row.
   *
   * @param why nobody could tell its enterprise
   */
  void version(ClaimedRow row, Doubt why, long position) {
    doubt = why;
    String key = row.claim().key();
    boolean sameClaim = key.equals(claimKey);
    alike = sameClaim && !gone ? alike + 1 : 1;
    gone = false;
    claimKey = key;
    lookups = row.claim().lookups();
    contents = Arrays.copyOf(contents, contents.length + 1);
    contents[contents.length - 1] = row.content();
    places = Arrays.copyOf(places, places.length + 1);
    places[places.length - 1] = place(row);
    positions = Arrays.copyOf(positions, positions.length + 1);
    positions[positions.length - 1] = position;
    if (state == State.DROPPED || (state == State.ASSIGNED && !sameClaim)) {
      decide(State.OPEN, true);
      enterprise = Optional.empty();
    }
  }

  /**
   * @param byPerson who decided; empty: the register did
   */
  void assign(Uscc to, String byPerson, boolean all) {
    decide(State.ASSIGNED, false);
    enterprise = Optional.of(to);
    person = byPerson;
    forAll = all;
  }

  void drop(String why) {
    decide(State.DROPPED, false);
    reason = why;
  }

  /** Its sender has deleted it; what was published of it is taken back by who knows of that. */
  void end() {
    gone = true;
    if (state == State.OPEN || !settled) {
      drop(GONE);
    }
  }

  /**
   * Opens it again; an assignment has to be taken back from the log first, and until then there is
   * nothing more to undo.
   */
  void undo() {
    if (state == State.UNDONE) {
      return;
    }
    if (gone) {
      drop(GONE);
      settled = true;
      return;
    }
    boolean published = state == State.ASSIGNED;
    decide(published ? State.UNDONE : State.OPEN, !published);
  }

  /** The log has it by now. */
  void settle() {
    settled = true;
    if (state == State.UNDONE) {
      decide(State.OPEN, true);
      enterprise = Optional.empty();
    }
  }

  private void decide(State now, boolean done) {
    state = now;
    settled = done;
    person = "";
    forAll = false;
    reason = "";
  }

  String id() {
    return id;
  }

  String feed() {
    return feed;
  }

  String claimKey() {
    return claimKey;
  }

  List<Long> lookups() {
    return lookups;
  }

  /**
   * Whether the row has told that before. Where a file went back to it, which tells otherwise
   * since, it is told anew.
   */
  boolean has(ClaimedRow row) {
    long content = row.content();
    long place = place(row);
    for (int i = places.length - 1; i >= 0; i--) {
      if (places[i] == place) {
        return contents[i] == content;
      }
    }
    return Arrays.stream(contents).anyMatch(known -> known == content);
  }

  private static long place(ClaimedRow row) {
    return row.events().get(0).named().place().high();
  }

  /** From the first to the last. */
  List<Long> positions() {
    return Arrays.stream(positions).boxed().toList();
  }

  /**
   * Of the last version and those before it that name the enterprise in the same way, back to where
   * the row was deleted.
   */
  List<Long> positionsAlike() {
    return positions().subList(positions.length - alike, positions.length);
  }

  /** Whether its sender has deleted it, so that nothing of it may be published any more. */
  boolean isGone() {
    return gone;
  }

  long lastPosition() {
    return positions[positions.length - 1];
  }

  State state() {
    return state;
  }

  /** Why nobody could tell the enterprise of the last version. */
  Doubt doubt() {
    return doubt;
  }

  /** Whether the log has what was decided. */
  boolean isSettled() {
    return settled;
  }

  Optional<Uscc> enterprise() {
    return enterprise;
  }

  /** Who assigned it; empty: the register. */
  String person() {
    return person;
  }

  /** The enterprise that a person has named. */
  Optional<Uscc> decided() {
    return state == State.ASSIGNED && !person.isEmpty() ? enterprise : Optional.empty();
  }

  boolean forAll() {
    return forAll;
  }

  String reason() {
    return reason;
  }
}
