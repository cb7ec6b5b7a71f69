package cn.financebrain.ingest.load;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A hash table from fingerprints to a content hash, a place, a revision and an owner, in plain
 * arrays of 48 bytes a slot, which double when 70 % of the slots are taken: 10 million keys hold
 * 805 MB, 23 million 1.6 GB, which fit into the launcher's 2 GB.
 */
final class KeyTable {
  static final int ABSENT = -1;

  private long[] highs;
  private long[] lows;
  private long[] contents;
  private long[] places;
  private int[] revisions;
  private int[] owners;
  private int[] scopes;
  private int[] meetings;
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
    owners = new int[capacity];
    scopes = new int[capacity];
    meetings = new int[capacity];
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

  /** Adds the key or replaces what it has. Its meetings stay. */
  void put(Fingerprint key, long content, long place, int revision, int owner) {
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
    owners[slot] = owner;
  }

  /** Moves one array after the other, so that there is never twice of more than one of them. */
  private void grow() {
    int capacity = Math.multiplyExact(highs.length, 2);
    int[] targets = targets(capacity);
    highs = moved(highs, targets, capacity);
    lows = moved(lows, targets, capacity);
    contents = moved(contents, targets, capacity);
    places = moved(places, targets, capacity);
    revisions = moved(revisions, targets, capacity, ABSENT);
    owners = moved(owners, targets, capacity, 0);
    scopes = moved(scopes, targets, capacity, 0);
    meetings = moved(meetings, targets, capacity, 0);
  }

  /** The slot of each entry in a table of that capacity. */
  private int[] targets(int capacity) {
    int[] targets = new int[highs.length];
    BitSet taken = new BitSet(capacity);
    for (int i = 0; i < targets.length; i++) {
      targets[i] = ABSENT;
      if (revisions[i] != ABSENT) {
        int free = taken.nextClearBit((int) lows[i] & (capacity - 1));
        targets[i] = free < capacity ? free : taken.nextClearBit(0);
        taken.set(targets[i]);
      }
    }
    return targets;
  }

  private static long[] moved(long[] from, int[] targets, int capacity) {
    long[] to = new long[capacity];
    for (int i = 0; i < from.length; i++) {
      if (targets[i] != ABSENT) {
        to[targets[i]] = from[i];
      }
    }
    return to;
  }

  private static int[] moved(int[] from, int[] targets, int capacity, int empty) {
    int[] to = new int[capacity];
    Arrays.fill(to, empty);
    for (int i = 0; i < from.length; i++) {
      if (targets[i] != ABSENT) {
        to[targets[i]] = from[i];
      }
    }
    return to;
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

  /** A number of {@link EnterpriseNumbers}. */
  int owner(int slot) {
    return owners[slot];
  }

  /** How often the key was met in the scope, a number above zero. */
  int met(int slot, int scope) {
    return scopes[slot] == scope ? meetings[slot] : 0;
  }

  /** Meets the key once more in the scope and forgets all others; says how often that was. */
  int meet(int slot, int scope) {
    meetings[slot] = met(slot, scope) + 1;
    scopes[slot] = scope;
    return meetings[slot];
  }

  /** Counts a key in a table that is used for nothing else; says how often it was met. */
  int meet(Fingerprint key) {
    int slot = find(key);
    if (slot == ABSENT) {
      put(key, 0, 0, 0, 0);
      slot = find(key);
    }
    return meet(slot, 0);
  }
}
