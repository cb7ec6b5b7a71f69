package cn.financebrain.ingest.load;

import java.util.Arrays;

/**
 * A hash table from fingerprints to a content hash, a place and a revision in plain arrays: about
 * 60 bytes an entry, where a map of objects would need three times that.
 */
final class KeyTable {
  static final int ABSENT = -1;

  private long[] highs;
  private long[] lows;
  private long[] contents;
  private long[] places;
  private int[] revisions;
  private int[] marks;
  private int size;

  KeyTable() {
    allocate(1 << 12);
  }

  private void allocate(int capacity) {
    highs = new long[capacity];
    lows = new long[capacity];
    contents = new long[capacity];
    places = new long[capacity];
    revisions = new int[capacity];
    Arrays.fill(revisions, ABSENT);
    marks = new int[capacity];
  }

  int size() {
    return size;
  }

  /** The slot of the key, or {@link #ABSENT}. */
  int find(Fingerprint key) {
    int slot = slot(key);
    return revisions[slot] == ABSENT ? ABSENT : slot;
  }

  private int slot(Fingerprint key) {
    int mask = highs.length - 1;
    int slot = (int) key.low() & mask;
    while (revisions[slot] != ABSENT && (highs[slot] != key.high() || lows[slot] != key.low())) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Adds the key or replaces what it has. The mark stays. */
  void put(Fingerprint key, long content, long place, int revision) {
    if (size * 10L > highs.length * 7L) {
      grow();
    }
    int slot = slot(key);
    if (revisions[slot] == ABSENT) {
      size++;
      highs[slot] = key.high();
      lows[slot] = key.low();
    }
    contents[slot] = content;
    places[slot] = place;
    revisions[slot] = revision;
  }

  private void grow() {
    long[] oldHighs = highs;
    long[] oldLows = lows;
    long[] oldContents = contents;
    long[] oldPlaces = places;
    int[] oldRevisions = revisions;
    int[] oldMarks = marks;
    allocate(Math.multiplyExact(highs.length, 2));
    for (int i = 0; i < oldHighs.length; i++) {
      if (oldRevisions[i] != ABSENT) {
        int slot = slot(new Fingerprint(oldHighs[i], oldLows[i]));
        highs[slot] = oldHighs[i];
        lows[slot] = oldLows[i];
        contents[slot] = oldContents[i];
        places[slot] = oldPlaces[i];
        revisions[slot] = oldRevisions[i];
        marks[slot] = oldMarks[i];
      }
    }
  }

  long content(int slot) {
    return contents[slot];
  }

  long place(int slot) {
    return places[slot];
  }

  int revision(int slot) {
    return revisions[slot];
  }

  int mark(int slot) {
    return marks[slot];
  }

  void mark(int slot, int mark) {
    marks[slot] = mark;
  }
}
