package cn.financebrain.ingest.load;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.ingest.load.Unconfirmed.Left;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of one source table is in the log, over all loads: for each event id the latest content,
 * revision and enterprise, and each dead letter. Entries go to disk before their records go to
 * Kafka and are confirmed after; those that were never confirmed (a crash came in between) are
 * published again under the revision they had, which the log's readers take as the duplicate it is.
 *
 * <p>A load judges each record, has the entries written by {@link #prepare}, publishes and says
 * {@link #confirm}. A load of history judges everything first and publishes later: it takes the
 * entries with {@link #take} and writes them itself into {@link #file}.
 */
final class Ledger implements AutoCloseable {
  /** What to do with a record. */
  sealed interface Verdict {
    /** It is in the log already. */
    record Duplicate() implements Verdict {}

    /**
     * @param again whether it may be in the log: it was written, and not confirmed
     * @param left where it is taken back first: the enterprise that the log has the event for so
     *     far, and one that it may have it for since a crash
     * @param owner whom the revision is published for; empty where the ledger was kept without that
     */
    record Publish(int revision, boolean again, List<Left> left, Optional<EnterpriseId> owner)
        implements Verdict {}
  }

  private static final Verdict DUPLICATE = new Verdict.Duplicate();
  private static final byte LATEST = 'L';
  private static final byte OLDER = 'O';

  /** What stands at the place was taken back from an enterprise before it was published. */
  private static final byte LEFT = 'M';

  /** A piece of an enterprise's id; those that are whole are numbered as they come. */
  private static final byte ENTERPRISE = 'E';

  /** The content of a place where the latest stands: what stood there before counts no more. */
  private static final long OUTDATED = Fingerprint.of("outdated").high();

  static final int ENTRY = 1 + 5 * Long.BYTES;

  private final KeyTable latest = new KeyTable();

  /** Content that stood at a place and was superseded from another, or stands there twice. */
  private final KeyTable older = new KeyTable();

  private final Unconfirmed unconfirmed = new Unconfirmed();
  private final EnterpriseNumbers enterprises = new EnterpriseNumbers();
  private final ByteBuffer pending = ByteBuffer.allocate(LedgerFile.BLOCK_LIMIT);
  private final LedgerFile file;
  private int scope;
  private boolean changed;

  private Ledger(Path path) throws IOException {
    this.file = LedgerFile.open(path, this::apply);
  }

  static Ledger open(Path path) throws IOException {
    return new Ledger(path);
  }

  private void apply(ByteBuffer payload) {
    if (payload.limit() == 1) {
      if (payload.get() == LedgerFile.OPEN) {
        unconfirmed.abandon();
      } else {
        unconfirmed.confirm();
      }
      return;
    }
    while (payload.remaining() >= ENTRY) {
      byte kind = payload.get();
      if (kind == ENTERPRISE) {
        enterprises.addPiece(payload);
      } else {
        applyEntry(kind, payload);
      }
    }
  }

  private void applyEntry(byte kind, ByteBuffer payload) {
    Fingerprint key = new Fingerprint(payload.getLong(), payload.getLong());
    long content = payload.getLong();
    long place = payload.getLong();
    long revision = payload.getLong();
    if (kind == LEFT) {
      unconfirmed.add(key, new Left(enterprise((int) content).orElseThrow(), (int) revision));
      return;
    }
    // ledgers of before the enterprises were kept have 0 for the owner
    (kind == LATEST ? latest : older)
        .put(key, content, place, (int) revision, (int) (revision >>> Integer.SIZE));
    unconfirmed.add(kind, key);
  }

  /** Starts a new file: ids are counted from one again. */
  void nextScope() {
    scope++;
  }

  /** The how manieth time this id is met in this scope, from 1, if it is judged each time. */
  int occurrence(Fingerprint id) {
    int slot = latest.find(id);
    return slot == KeyTable.ABSENT ? 1 : latest.meet(slot, scope);
  }

  /** Whether an event of this id was ever published. */
  boolean knows(Fingerprint id) {
    return latest.find(id) != KeyTable.ABSENT;
  }

  /** Whether an event of this id is in the log, or may be, that tells something else. */
  boolean tellsOtherwise(Fingerprint id, Fingerprint content) {
    int slot = latest.find(id);
    return slot != KeyTable.ABSENT && latest.content(slot) != content.high();
  }

  /** Whether the event stands at this place, or stood there, in the log for sure or not. */
  boolean stoodAt(EventNames.Named named) {
    int slot = latest.find(named.fingerprint());
    return (slot != KeyTable.ABSENT && latest.place(slot) == named.place().high())
        || older.find(placeKey(named.place().high())) != KeyTable.ABSENT;
  }

  /** For whom the event was published last; empty also where the ledger was kept without that. */
  Optional<EnterpriseId> owner(Fingerprint id) {
    int slot = latest.find(id);
    return slot == KeyTable.ABSENT ? Optional.empty() : enterprise(latest.owner(slot));
  }

  /** Whether what stood at this place, whatever it was, is in the log for sure. */
  boolean isDone(EventNames.Named named) {
    Fingerprint here = placeKey(named.place().high());
    int old = older.find(here);
    if (old != KeyTable.ABSENT && older.content(old) != OUTDATED) {
      return !unconfirmed.isAbandoned(OLDER, here);
    }
    int slot = latest.find(named.fingerprint());
    return slot != KeyTable.ABSENT
        && latest.place(slot) == named.place().high()
        && !unconfirmed.isAbandoned(LATEST, named.fingerprint());
  }

  private Optional<EnterpriseId> enterprise(int number) {
    return number == EnterpriseNumbers.NOBODY
        ? Optional.empty()
        : Optional.of(EnterpriseId.parse(enterprises.text(number)));
  }

  /** Says what to do with an event and remembers it as pending. */
  Verdict judge(EventNames.Named named, Fingerprint content, EnterpriseId about) {
    return judge(named.fingerprint(), content, named.place(), Optional.of(about));
  }

  /** Likewise, of an event that is taken back from whomever it was published for. */
  Verdict judgeRetraction(EventNames.Named named) {
    return judge(named.fingerprint(), EventNames.RETRACTED, named.place(), Optional.empty());
  }

  /**
   * Likewise, of an event that is known and taken back by a decision, which has no place: each time
   * it stands it may be taken back once more, and stands again when it is published as it was.
   */
  Verdict judgeUndo(Fingerprint id) {
    int slot = latest.find(id);
    Fingerprint here = new Fingerprint(latest.place(slot), 0);
    return latest.content(slot) == EventNames.RETRACTED.high()
        ? judgeSame(id, EventNames.RETRACTED, here, slot)
        : supersede(id, EventNames.RETRACTED, here, slot, Optional.empty());
  }

  /** Likewise, of a record that is known by its id alone. */
  Verdict judge(Fingerprint id, Fingerprint content) {
    return judge(id, content, content, Optional.empty());
  }

  /**
   * @param place where it stands: id, file, and the number among equal ids of the file
   * @param about its enterprise; empty: the one that it was published for
   */
  private Verdict judge(
      Fingerprint id, Fingerprint content, Fingerprint place, Optional<EnterpriseId> about) {
    int slot = latest.find(id);
    if (slot == KeyTable.ABSENT) {
      putLatest(id, content.high(), place.high(), 0, number(about, EnterpriseNumbers.NOBODY));
      return new Verdict.Publish(0, false, List.of(), about);
    }
    if (latest.content(slot) == content.high()) {
      return judgeSame(id, content, place, slot);
    }
    Fingerprint here = placeKey(place.high());
    int old = older.find(here);
    if (old != KeyTable.ABSENT && older.content(old) == content.high()) {
      return judgeOlder(here, old);
    }
    if (latest.place(slot) != place.high()) {
      putOlder(placeKey(latest.place(slot)), latest.content(slot), slot);
    }
    return supersede(id, content, place, slot, about);
  }

  /** An event that goes to another enterprise takes two revisions: the first takes it back. */
  private Verdict supersede(
      Fingerprint id,
      Fingerprint content,
      Fingerprint place,
      int slot,
      Optional<EnterpriseId> about) {
    int before = latest.owner(slot);
    int owner = number(about, before);
    boolean moves = before != EnterpriseNumbers.NOBODY && owner != before;
    boolean gone = latest.content(slot) == EventNames.RETRACTED.high();
    boolean open = unconfirmed.resume(LATEST, id);
    List<Left> from = new ArrayList<>();
    if (open) {
      from.addAll(unconfirmed.resumeLeft(placeKey(latest.place(slot))));
    }
    int revision = latest.revision(slot) + 1;
    if (moves && !gone) {
      from.add(new Left(enterprise(before).orElseThrow(), revision));
      revision++;
    } else if (moves && open) { // the log may not have it
      from.add(new Left(enterprise(before).orElseThrow(), latest.revision(slot)));
    }
    leave(place.high(), from);
    putLatest(id, content.high(), place.high(), revision, owner);
    return new Verdict.Publish(revision, false, from, enterprise(owner));
  }

  private int number(Optional<EnterpriseId> about, int otherwise) {
    if (about.isEmpty()) {
      return otherwise;
    }
    String text = about.get().text();
    int known = enterprises.find(text);
    if (known != EnterpriseNumbers.NOBODY) {
      return known;
    }
    EnterpriseNumbers.pieces(text).forEach(piece -> entry(ENTERPRISE).put(piece));
    return enterprises.add(text);
  }

  private Verdict judgeSame(Fingerprint id, Fingerprint content, Fingerprint place, int slot) {
    if (unconfirmed.resume(LATEST, id)) {
      List<Left> from = leftAgain(latest.place(slot), place.high());
      int revision = latest.revision(slot);
      int owner = latest.owner(slot);
      putLatest(id, content.high(), place.high(), revision, owner);
      return new Verdict.Publish(revision, true, from, enterprise(owner));
    }
    if (latest.place(slot) != place.high()) {
      putOlder(placeKey(place.high()), content.high(), slot);
    }
    return DUPLICATE;
  }

  private Verdict judgeOlder(Fingerprint here, int old) {
    if (!unconfirmed.resume(OLDER, here)) {
      return DUPLICATE;
    }
    int revision = older.revision(old);
    int owner = older.owner(old);
    List<Left> from = leftAgain(here.high(), here.high());
    append(OLDER, here, older.content(old), 0, revision, owner);
    return new Verdict.Publish(revision, true, from, enterprise(owner));
  }

  /** Whom an event left that is published again: it is taken back there again, too. */
  private List<Left> leftAgain(long stoodAt, long standsAt) {
    List<Left> from = unconfirmed.resumeLeft(placeKey(stoodAt));
    leave(standsAt, from);
    return from;
  }

  private void leave(long place, List<Left> from) {
    for (Left one : from) {
      int enterprise = enterprises.find(one.enterprise().text());
      append(LEFT, placeKey(place), enterprise, 0, one.revision(), EnterpriseNumbers.NOBODY);
    }
  }

  private static Fingerprint placeKey(long place) {
    return new Fingerprint(place, place);
  }

  private void putLatest(Fingerprint id, long content, long place, int revision, int owner) {
    latest.put(id, content, place, revision, owner);
    int slot = latest.find(id);
    if (latest.met(slot, scope) == 0) {
      latest.meet(slot, scope);
    }
    append(LATEST, id, content, place, revision, owner);
    outdate(placeKey(place));
  }

  /** Else what comes back to the place would be taken for what stands elsewhere since. */
  private void outdate(Fingerprint place) {
    int slot = older.find(place);
    if (slot != KeyTable.ABSENT && older.content(slot) != OUTDATED) {
      unconfirmed.resume(OLDER, place);
      older.put(place, OUTDATED, 0, 0, EnterpriseNumbers.NOBODY);
      append(OLDER, place, OUTDATED, 0, 0, EnterpriseNumbers.NOBODY);
    }
  }

  /**
   * @param slot of the latest entry, whose revision and enterprise it has
   */
  private void putOlder(Fingerprint place, long content, int slot) {
    int known = older.find(place);
    if (known != KeyTable.ABSENT && older.content(known) == content) {
      return;
    }
    int revision = latest.revision(slot);
    int owner = latest.owner(slot);
    older.put(place, content, 0, revision, owner);
    append(OLDER, place, content, 0, revision, owner);
  }

  private void append(
      byte kind, Fingerprint key, long content, long place, int revision, int owner) {
    ByteBuffer entry = entry(kind).putLong(key.high()).putLong(key.low());
    entry.putLong(content).putLong(place).putLong((long) owner << Integer.SIZE | revision);
  }

  private ByteBuffer entry(byte kind) {
    if (pending.remaining() < ENTRY) {
      writePending();
    }
    changed = true;
    return pending.put(kind);
  }

  /** Whether anything was noted that is not confirmed; also of what is in the log already. */
  boolean isChanged() {
    return changed;
  }

  /** Puts on disk what was judged since the last time. Call before publishing it. */
  void prepare() {
    writePending();
    file.force();
  }

  /** Says that all that was prepared is acknowledged. */
  void confirm() {
    file.confirm();
    changed = false;
  }

  private void writePending() {
    file.append(pending.array(), pending.position());
    pending.clear();
  }

  /** The entries of the record that was judged last, for {@link #file} later on. */
  byte[] take() {
    byte[] entries = Arrays.copyOf(pending.array(), pending.position());
    pending.clear();
    return entries;
  }

  /** How many entries are in memory. */
  int size() {
    return latest.size() + older.size();
  }

  LedgerFile file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
