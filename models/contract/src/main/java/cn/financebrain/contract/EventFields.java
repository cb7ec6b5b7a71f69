package cn.financebrain.contract;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of an event in the order of their names. Never changes; takes two arrays, since there
 * is one for each event that goes through the log.
 */
public final class EventFields extends AbstractMap<String, FieldValue> {
  private static final EventFields NONE = new EventFields(new String[0], new FieldValue[0]);

  private final String[] names;
  private final FieldValue[] values;

  private EventFields(String[] names, FieldValue[] values) {
    this.names = names;
    this.values = values;
  }

  /** The same fields; the map itself where it is of this kind. */
  public static EventFields copyOf(Map<String, FieldValue> data) {
    if (data instanceof EventFields same) {
      return same;
    }
    Builder builder = new Builder();
    data.forEach(builder::put);
    return builder.build();
  }

  /** Gathers fields; best where they come in the order of their names. */
  public static final class Builder {
    private String[] names = new String[8];
    private FieldValue[] values = new FieldValue[8];
    private int size;

    /** Takes over where a name comes that is not behind all others. */
    private TreeMap<String, FieldValue> unordered;

    /**
     * @return the value that the field had before, which is replaced; null if it had none
     */
    public FieldValue put(String name, FieldValue value) {
      Objects.requireNonNull(value, name);
      if (unordered == null && size > 0 && names[size - 1].compareTo(name) >= 0) {
        unordered = new TreeMap<>();
        for (int i = 0; i < size; i++) {
          unordered.put(names[i], values[i]);
        }
      }
      if (unordered != null) {
        return unordered.put(name, value);
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      names[size] = name;
      values[size++] = value;
      return null;
    }

    public EventFields build() {
      if (unordered != null) {
        return new EventFields(
            unordered.keySet().toArray(String[]::new),
            unordered.values().toArray(FieldValue[]::new));
      }
      return size == 0
          ? NONE
          : new EventFields(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public FieldValue get(Object name) {
    int place = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, FieldValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, FieldValue>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, FieldValue>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, FieldValue> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, FieldValue> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
