package cn.financebrain.ingest.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * What of one source table is in the log, over all loads: for each event id the latest content and
 * revision, and each dead letter. Entries go to disk before their records go to Kafka and are
 * confirmed after; those that were never confirmed (a crash came in between) are published again
 * under the revision they had, which the log's readers take as the duplicate it is.
 *
 * <p>File: blocks of {@code length, CRC-32C, payload}; a payload is entries of 41 bytes, or one
 * byte: {@link #OPEN} where a process began to write, {@link #CONFIRM} where all that this process
 * wrote was acknowledged. A torn block at the end is cut off.
 */
final class Ledger implements AutoCloseable {
  /** What to do with a record. */
  sealed interface Verdict {
    /** It is in the log already. */
    record Duplicate() implements Verdict {}

    record Publish(int revision) implements Verdict {}
  }

  private record Entry(byte kind, Fingerprint key) {}

  private static final Verdict DUPLICATE = new Verdict.Duplicate();
  private static final byte CONFIRM = 'C';
  private static final byte OPEN = 'S';
  private static final byte LATEST = 'L';
  private static final byte OLDER = 'O';
  private static final int ENTRY = 1 + 5 * Long.BYTES;
  private static final int BLOCK_ENTRIES = 10_000;
  private static final int HEADER = 2 * Integer.BYTES;

  private final FileChannel file;
  private final KeyTable latest = new KeyTable();

  /** Content that stood at a place and was superseded from another, or stands there twice. */
  private final KeyTable older = new KeyTable();

  /** Written by this process, or by the one that is read, and not confirmed yet. */
  private final Set<Entry> current = new HashSet<>();

  /** Written by a process that ended before it could confirm. */
  private final Set<Entry> abandoned = new HashSet<>();

  private final ByteBuffer pending = ByteBuffer.allocate(BLOCK_ENTRIES * ENTRY);
  private int scope;

  private Ledger(FileChannel file) {
    this.file = file;
  }

  static Ledger open(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    Ledger ledger =
        new Ledger(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    ledger.load();
    return ledger;
  }

  private void load() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    long position = 0;
    while (readFully(header.clear(), position)) {
      int length = header.getInt(0);
      ByteBuffer payload =
          ByteBuffer.allocate(length > 0 && length <= pending.capacity() ? length : 0);
      if (payload.capacity() == 0
          || !readFully(payload, position + HEADER)
          || crc(payload.array(), length) != header.getInt(Integer.BYTES)) {
        break;
      }
      apply(payload.flip());
      position += HEADER + length;
    }
    file.truncate(position);
    file.position(position);
    apply(ByteBuffer.wrap(new byte[] {OPEN}));
    write(new byte[] {OPEN}, 1);
  }

  private boolean readFully(ByteBuffer buffer, long position) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int read = file.read(buffer, at);
      if (read < 0) {
        return false;
      }
      at += read;
    }
    return true;
  }

  private void apply(ByteBuffer payload) {
    if (payload.limit() == 1) {
      if (payload.get() == OPEN) {
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

  /**
   * Says what to do with a record and remembers it as pending.
   *
   * @param place where it stands: id, file, and the number among equal ids of the file
   */
  Verdict judge(Fingerprint id, Fingerprint content, Fingerprint place) {
    int slot = latest.find(id);
    if (slot == KeyTable.ABSENT) {
      putLatest(id, content.high(), place.high(), 0);
      return new Verdict.Publish(0);
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
    return new Verdict.Publish(revision + 1);
  }

  private Verdict judgeSame(Fingerprint id, Fingerprint content, Fingerprint place, int slot) {
    int revision = latest.revision(slot);
    if (abandoned.remove(new Entry(LATEST, id))) {
      putLatest(id, content.high(), place.high(), revision);
      return new Verdict.Publish(revision);
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
    return new Verdict.Publish(revision);
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
    force();
  }

  /** Says that all that was prepared is acknowledged. */
  void confirm() {
    write(new byte[] {CONFIRM}, 1);
  }

  private void writePending() {
    if (pending.position() > 0) {
      write(pending.array(), pending.position());
      pending.clear();
    }
  }

  private void write(byte[] payload, int length) {
    ByteBuffer block = ByteBuffer.allocate(HEADER + length);
    block.putInt(length).putInt(crc(payload, length)).put(payload, 0, length).flip();
    try {
      while (block.hasRemaining()) {
        file.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger can't be written", e);
    }
  }

  private void force() {
    try {
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger can't be written", e);
    }
  }

  private static int crc(byte[] payload, int length) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, length);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
