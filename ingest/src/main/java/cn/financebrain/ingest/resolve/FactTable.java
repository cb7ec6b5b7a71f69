package cn.financebrain.ingest.resolve;

import cn.financebrain.ingest.resolve.Fact.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the directory has in memory of each fact: 41 bytes and two indices of 12; names and numbers
 * themselves stay on disk. Of what one event says, the highest revision holds, in whatever order
 * they come.
 */
final class FactTable {
  private static final int GONE = 0x80;

  private int[] enterprises = new int[1 << 10];
  private byte[] kinds = new byte[1 << 10];
  private long[] keys = new long[1 << 10];
  private long[] seconds = new long[1 << 10];
  private long[] origins = new long[1 << 10];
  private int[] revisions = new int[1 << 10];
  private long[] places = new long[1 << 10];
  private int size;

  private final ChainedIndex byKey = new ChainedIndex(i -> keys[i]);
  private final ChainedIndex byEnterprise = new ChainedIndex(i -> enterprises[i]);

  /**
   * @param place where its text is
   * @return whether it says something new
   */
  boolean add(Fact fact, int enterprise, long place) {
    long key = fact.key();
    int same = find(fact, enterprise);
    if (same != ChainedIndex.NONE) {
      if (!isNewer(fact, key, same)) {
        return false;
      }
      kinds[same] |= (byte) GONE;
    }
    grow();
    enterprises[size] = enterprise;
    kinds[size] = (byte) (fact.kind().code() | (fact.retracted() ? GONE : 0));
    keys[size] = key;
    seconds[size] = fact.second();
    origins[size] = fact.origin();
    revisions[size] = fact.revision();
    places[size] = place;
    byKey.add();
    byEnterprise.add();
    size++;
    return true;
  }

  /** The newest of what the event said so far of the same kind and time. */
  private int find(Fact fact, int enterprise) {
    for (int i = byEnterprise.first(enterprise);
        i != ChainedIndex.NONE;
        i = byEnterprise.after(i)) {
      if (origins[i] == fact.origin()
          && seconds[i] == fact.second()
          && kind(i) == fact.kind()
          && (fact.kind() != Kind.FORMER || keys[i] == fact.key())) {
        return i; // the last that was added is the first that is met
      }
    }
    return ChainedIndex.NONE;
  }

  private boolean isNewer(Fact fact, long key, int than) {
    return fact.revision() > revisions[than]
        || (fact.revision() == revisions[than] && key > keys[than]);
  }

  private void grow() {
    if (size == enterprises.length) {
      int capacity = Math.multiplyExact(size, 2);
      enterprises = Arrays.copyOf(enterprises, capacity);
      kinds = Arrays.copyOf(kinds, capacity);
      keys = Arrays.copyOf(keys, capacity);
      seconds = Arrays.copyOf(seconds, capacity);
      origins = Arrays.copyOf(origins, capacity);
      revisions = Arrays.copyOf(revisions, capacity);
      places = Arrays.copyOf(places, capacity);
    }
  }

  private Kind kind(int i) {
    return Kind.of(kinds[i] & ~GONE & 0xFF);
  }

  private boolean holds(int i) {
    return (kinds[i] & GONE) == 0;
  }

  /** Enterprises of which such a fact tells, each once. */
  List<Integer> enterprises(long key, boolean names) {
    List<Integer> found = new ArrayList<>();
    for (int i = byKey.first(key); i != ChainedIndex.NONE; i = byKey.after(i)) {
      boolean name = kind(i) != Kind.NUMBER;
      if (holds(i) && name == names && !found.contains(enterprises[i])) {
        found.add(enterprises[i]);
      }
    }
    return found;
  }

  /** Where the texts of the facts are that the event tells of the enterprise and that hold. */
  List<Long> places(int enterprise, long origin) {
    List<Long> found = new ArrayList<>();
    for (int i = byEnterprise.first(enterprise);
        i != ChainedIndex.NONE;
        i = byEnterprise.after(i)) {
      if (holds(i) && origins[i] == origin) {
        found.add(places[i]);
      }
    }
    return found;
  }

  /** What is told of the names of an enterprise. */
  List<NameTimeline.Mention> mentions(int enterprise) {
    List<NameTimeline.Mention> mentions = new ArrayList<>();
    for (int i = byEnterprise.first(enterprise);
        i != ChainedIndex.NONE;
        i = byEnterprise.after(i)) {
      if (holds(i) && kind(i) != Kind.NUMBER) {
        mentions.add(new NameTimeline.Mention(kind(i), seconds[i], keys[i], places[i]));
      }
    }
    return mentions;
  }

  int size() {
    return size;
  }
}
