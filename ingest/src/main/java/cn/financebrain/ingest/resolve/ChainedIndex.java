package cn.financebrain.ingest.resolve;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Finds the elements of a table, which are numbered from 0 in their order, by a key that several
 * may have: about 12 bytes an element.
 */
final class ChainedIndex {
  static final int NONE = -1;

  private final IntToLongFunction keyOf;
  private int[] heads = new int[1 << 10];
  private int[] next = new int[1 << 10];
  private int size;

  /**
   * @param keyOf tells the key of an element that is in the table
   */
  ChainedIndex(IntToLongFunction keyOf) {
    this.keyOf = keyOf;
    Arrays.fill(heads, NONE);
  }

  /** Adds the next element, whose number is how many there were. */
  void add() {
    if (size == next.length) {
      next = Arrays.copyOf(next, size * 2);
      heads = new int[size * 2];
      Arrays.fill(heads, NONE);
      for (int i = 0; i < size; i++) {
        link(i);
      }
    }
    link(size++);
  }

  private void link(int element) {
    int slot = slot(keyOf.applyAsLong(element));
    next[element] = heads[slot];
    heads[slot] = element;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (heads.length - 1);
  }

  /** The last added element with this key, or {@link #NONE}. */
  int first(long key) {
    return of(key, heads[slot(key)]);
  }

  /** The next one with the same key, or {@link #NONE}. */
  int after(int element) {
    return of(keyOf.applyAsLong(element), next[element]);
  }

  private int of(long key, int element) {
    int at = element;
    while (at != NONE && keyOf.applyAsLong(at) != key) {
      at = next[at];
    }
    return at;
  }
}
