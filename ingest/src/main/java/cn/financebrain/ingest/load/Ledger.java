package cn.financebrain.ingest.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What of one source table is in the log, over all loads: for each event id the latest content and
 * revision, and each dead letter. Entries go to disk before their records go to Kafka and are
 * confirmed after; those that were never confirmed (a crash came in between) are published again
 * under the revision they had, which the log's readers take as the duplicate it is.
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
     */
    record Publish(int revision, boolean again) implements Verdict {}
  }

  private record Entry(byte kind, Fingerprint key) {}

  private static final Verdict DUPLICATE = new Verdict.Duplicate();
  private static final byte LATEST = 'L';
  private static final byte OLDER = 'O';
  static final int ENTRY = 1 + 5 * Long.BYTES;

  private final KeyTable latest = new KeyTable();

  /** Content that stood at a place and was superseded from another, or stands there twice. */
  private final KeyTable older = new KeyTable();

  /** Written by this process, or by the one that is read, and not confirmed yet. */
  private final Set<Entry> current = new HashSet<>();

  /** Written by a process that ended before it could confirm. */
  private final Set<Entry> abandoned = new HashSet<>();

  private final ByteBuffer pending = ByteBuffer.allocate(LedgerFile.BLOCK_LIMIT);
  private final LedgerFile file;
  private int scope;

  private Ledger(Path path) throws IOException {
    this.file = LedgerFile.open(path, this::apply);
  }

  static Ledger open(Path path) throws IOException {
    return new Ledger(path);
  }

  private void apply(ByteBuffer payload) {
    if (payload.limit() == 1) {
      if (payload.get() == LedgerFile.OPEN) {
        abandoned.addAll(current);
      }
      current.clear();
      return;
    }
    while (payload.remaining() >= ENTRY) {
      byte kind = payload.get();
      Fingerprint key = new Fingerprint(payload.getLong(), payload.getLong());
      long content = payload.getLong();
      long place = payload.getLong();
      int revision = (int) payload.getLong();
      (kind == LATEST ? latest : older).put(key, content, place, revision);
      Entry entry = new Entry(kind, key);
      abandoned.remove(entry);
      current.add(entry);
    }
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

  /**
   * Says what to do with a record and remembers it as pending.
   *
   * @param place where it stands: id, file, and the number among equal ids of the file
   */
  Verdict judge(Fingerprint id, Fingerprint content, Fingerprint place) {
    int slot = latest.find(id);
    if (slot == KeyTable.ABSENT) {
      putLatest(id, content.high(), place.high(), 0);
      return new Verdict.Publish(0, false);
    }
    int revision = latest.revision(slot);
    if (latest.content(slot) == content.high()) {
      return judgeSame(id, content, place, slot);
    }
    Fingerprint here = placeKey(place.high());
    int old = older.find(here);
    if (old != KeyTable.ABSENT && older.content(old) == content.high()) {
      return judgeOlder(here, old);
    }
    if (latest.place(slot) != place.high()) {
      putOlder(placeKey(latest.place(slot)), latest.content(slot), revision);
    }
    putLatest(id, content.high(), place.high(), revision + 1);
    return new Verdict.Publish(revision + 1, false);
  }

  private Verdict judgeSame(Fingerprint id, Fingerprint content, Fingerprint place, int slot) {
    int revision = latest.revision(slot);
    if (abandoned.remove(new Entry(LATEST, id))) {
      putLatest(id, content.high(), place.high(), revision);
      return new Verdict.Publish(revision, true);
    }
    if (latest.place(slot) != place.high()) {
      putOlder(placeKey(place.high()), content.high(), revision);
    }
    return DUPLICATE;
  }

  private Verdict judgeOlder(Fingerprint here, int old) {
    if (!abandoned.remove(new Entry(OLDER, here))) {
      return DUPLICATE;
    }
    int revision = older.revision(old);
    append(OLDER, here, older.content(old), 0, revision);
    return new Verdict.Publish(revision, true);
  }

  private static Fingerprint placeKey(long place) {
    return new Fingerprint(place, place);
  }

  private void putLatest(Fingerprint id, long content, long place, int revision) {
    latest.put(id, content, place, revision);
    int slot = latest.find(id);
    if (latest.met(slot, scope) == 0) {
      latest.meet(slot, scope);
    }
    append(LATEST, id, content, place, revision);
  }

  private void putOlder(Fingerprint place, long content, int revision) {
    int slot = older.find(place);
    if (slot != KeyTable.ABSENT && older.content(slot) == content) {
      return;
    }
    older.put(place, content, 0, revision);
    append(OLDER, place, content, 0, revision);
  }

  private void append(byte kind, Fingerprint key, long content, long place, int revision) {
    if (pending.remaining() < ENTRY) {
      writePending();
    }
    pending.put(kind).putLong(key.high()).putLong(key.low());
    pending.putLong(content).putLong(place).putLong(revision);
  }

  /** Puts on disk what was judged since the last time. Call before publishing it. */
  void prepare() {
    writePending();
    file.force();
  }

  /** Says that all that was prepared is acknowledged. */
  void confirm() {
    file.confirm();
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
