package cn.financebrain.scoring.profile;

import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that the packed states of enterprises leave out: event types, and what is kept of each.
 * A state names the table that it was written with; who keeps states keeps the tables of all of
 * them, so that a state can be read under a later catalogue. Immutable.
 */
public final class FactTables {
  private static final int VERSION = 1;
  private static final int LIMIT = 1_000_000;

  private final Table current;
  private final Map<Long, Table> known;

  /** What states are written with under one catalogue. */
  static final class Table {
    private final long id;
    private final List<String> types;
    private final List<FactShape> shapes;
    private final Map<String, Integer> places = new HashMap<>();

    private Table(Map<String, FactShape> shapesByType) {
      this.types = List.copyOf(new TreeMap<>(shapesByType).keySet());
      this.shapes = types.stream().map(shapesByType::get).toList();
      for (String type : types) {
        places.put(type, places.size());
      }
      List<String> lines = new ArrayList<>();
      for (int place = 0; place < types.size(); place++) {
        lines.add(types.get(place) + shapes.get(place).names());
      }
      this.id = Long.parseUnsignedLong(Fingerprint.of(lines), 16);
    }

    long id() {
      return id;
    }

    /** Place of a type, −1 where no tag reads it. */
    int place(String type) {
      Integer place = places.get(type);
      return place == null ? -1 : place;
    }

    String type(int place) {
      return types.get(place);
    }

    FactShape shape(int place) {
      return shapes.get(place);
    }

    int size() {
      return types.size();
    }

    private byte[] toBytes() {
      ByteWriter out = new ByteWriter().octet(VERSION).integer(types.size());
      for (int place = 0; place < types.size(); place++) {
        List<String> names = shapes.get(place).names();
        out.text(types.get(place)).integer(names.size());
        names.forEach(out::text);
      }
      return out.toBytes();
    }

    private static Table read(byte[] bytes) {
      ByteReader in = new ByteReader(bytes);
      int version = in.octet();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "table of facts of version %d, expected %d".formatted(version, VERSION));
      }
      Map<String, FactShape> shapes = new TreeMap<>();
      for (int count = in.count(LIMIT); count > 0; count--) {
        String type = in.text();
        List<String> names = new ArrayList<>();
        for (int left = in.count(LIMIT); left > 0; left--) {
          names.add(in.text());
        }
        shapes.put(type, new FactShape(names));
      }
      in.requireEnd();
      return new Table(shapes);
    }
  }

  private FactTables(Table current, Map<Long, Table> known) {
    this.current = current;
    this.known = Map.copyOf(known);
  }

  static FactTables of(Map<String, FactShape> shapesByType) {
    Table table = new Table(shapesByType);
    return new FactTables(table, Map.of(table.id, table));
  }

  /**
   * These, and others that states were written with.
   *
   * @param tables each as {@link #toBytes} of this or an older version wrote it
   * @throws IllegalArgumentException if one is damaged or of an unknown version
   */
  public FactTables and(Iterable<byte[]> tables) {
    Map<Long, Table> all = new HashMap<>(known);
    for (byte[] bytes : tables) {
      Table table = Table.read(bytes);
      all.putIfAbsent(table.id, table);
    }
    return new FactTables(current, all);
  }

  /** All that are known, to be kept beside the states. */
  public List<byte[]> toBytes() {
    return new TreeMap<>(known).values().stream().map(Table::toBytes).toList();
  }

  Table current() {
    return current;
  }

  /**
   * @throws IllegalArgumentException if no such table is known
   */
  Table table(long id) {
    Table table = known.get(id);
    if (table == null) {
      throw new IllegalArgumentException(
          "a state was written with the table of facts %016x, which is not known".formatted(id));
    }
    return table;
  }
}
