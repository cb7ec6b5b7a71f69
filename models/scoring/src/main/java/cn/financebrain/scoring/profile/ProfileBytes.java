package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Bytes of a profile, version 3: the table of facts, the clock, the types that are known although
 * their events are forgotten, the number of facts, then a section for each type, category and
 * source with its facts in canonical order. A fact is told by what differs from the one before it;
 * its values stand in the places that the table tells. Version 2 forgot nothing and has neither
 * clock nor such types; version 1 is read by {@link FirstProfileBytes}.
 */
final class ProfileBytes {
  static final int LIMIT = 10_000_000;

  private static final int VERSION = 3;
  private static final int WITHOUT_CLOCK = 2;
  private static final int DAY = 86_400;

  private static final Comparator<Fact> ORDER =
      (one, other) -> {
        int order = compare(one.type(), other.type());
        order = order != 0 ? order : one.category().compareTo(other.category());
        order = order != 0 ? order : compare(one.key().source(), other.key().source());
        order = order != 0 ? order : Fact.CANONICAL.compare(one, other);
        return order != 0 ? order : Integer.compare(one.revision(), other.revision());
      };

  private ProfileBytes() {}

  /**
   * What a profile consists of.
   *
   * @param clock empty where tags were never asked for
   * @param forgotten types of events that were known when they went out of sight
   */
  record Content(Optional<Instant> clock, SortedSet<String> forgotten, List<Fact> facts) {
    static Content of(List<Fact> facts) {
      return new Content(Optional.empty(), new TreeSet<>(), facts);
    }
  }

  private static int compare(String one, String other) {
    return one.equals(other) ? 0 : one.compareTo(other);
  }

  /** What is special of a fact; the bits of its first octet. */
  private static final class Flags {
    static final int REVISED = 1;
    static final int RETRACTED = 1 << 1;
    static final int WHOLE_DAYS = 1 << 2;
    static final int WHOLE_DAYS_DELAY = 1 << 3;
    static final int NANOS = 1 << 4;
    static final int AVAILABLE_NANOS = 1 << 5;

    private Flags() {}
  }

  /** Each value is told by an octet, and what that one needs. */
  private static final class Kind {
    static final int TEXT = 0;
    static final int WHOLE = 1;
    static final int NUMBER = 2;
    static final int NO = 3;
    static final int YES = 4;
    static final int AS_BEFORE = 5;

    /** A decimal fraction of 1 to 4 places: this and the places. */
    static final int DECIMAL = 5;

    static final int MOST_PLACES = 4;

    /** A whole number from 0: this and the number. */
    static final int SMALL = 16;

    static final int LARGEST_SMALL = 255 - SMALL;

    private Kind() {}
  }

  private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};

  static byte[] write(Content content, FactTables.Table table) {
    Fact[] sorted = content.facts().toArray(Fact[]::new);
    Arrays.sort(sorted, ORDER);
    ByteWriter out = new ByteWriter().octet(VERSION).fixed(table.id());
    out.octet(content.clock().isPresent() ? 1 : 0);
    content.clock().ifPresent(out::instant);
    out.integer(content.forgotten().size());
    content.forgotten().forEach(type -> writeType(out, type, table));
    out.integer(sorted.length);
    int from = 0;
    while (from < sorted.length) {
      int until = from + 1;
      while (until < sorted.length && sameSection(sorted[from], sorted[until])) {
        until++;
      }
      writeSection(out, sorted, from, until, table);
      from = until;
    }
    return out.toBytes();
  }

  private static boolean sameSection(Fact one, Fact other) {
    return compare(one.type(), other.type()) == 0
        && one.category() == other.category()
        && compare(one.key().source(), other.key().source()) == 0;
  }

  private static void writeSection(
      ByteWriter out, Fact[] facts, int from, int until, FactTables.Table table) {
    Fact first = facts[from];
    writeType(out, first.type(), table);
    out.text(first.category().id()).text(first.key().source()).integer(until - from);
    Fact before = null;
    for (int i = from; i < until; i++) {
      writeFact(out, facts[i], before);
      before = facts[i];
    }
  }

  private static void writeType(ByteWriter out, String type, FactTables.Table table) {
    int place = table.place(type);
    out.integer(place + 1);
    if (place < 0) {
      out.text(type);
    }
  }

  private static void writeFact(ByteWriter out, Fact fact, Fact before) {
    Instant time = fact.eventTime();
    Instant available = fact.availableTime();
    long step = time.getEpochSecond() - (before == null ? 0 : before.eventTime().getEpochSecond());
    long delay = available.getEpochSecond() - time.getEpochSecond();
    int flags =
        flag(fact.revision() != 0, Flags.REVISED)
            | flag(fact.retracted(), Flags.RETRACTED)
            | flag(step % DAY == 0, Flags.WHOLE_DAYS)
            | flag(delay % DAY == 0, Flags.WHOLE_DAYS_DELAY)
            | flag(time.getNano() != 0, Flags.NANOS)
            | flag(available.getNano() != 0, Flags.AVAILABLE_NANOS);
    out.octet(flags);
    out.integer(step % DAY == 0 ? step / DAY : step);
    out.integer(delay % DAY == 0 ? delay / DAY : delay);
    writeUnlessZero(out, time.getNano());
    writeUnlessZero(out, available.getNano());
    writeUnlessZero(out, fact.revision());
    String id = fact.key().id();
    int shared = before == null ? 0 : sharedStart(before.key().id(), id);
    out.integer(shared).text(id.substring(shared));
    writeValues(out, fact, before);
  }

  private static int flag(boolean holds, int bit) {
    return holds ? bit : 0;
  }

  private static void writeUnlessZero(ByteWriter out, int value) {
    if (value != 0) {
      out.integer(value);
    }
  }

  /** Characters with which both begin; never half of a surrogate pair. */
  private static int sharedStart(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int shared = 0;
    while (shared < most && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared > 0 && Character.isHighSurrogate(one.charAt(shared - 1)) ? shared - 1 : shared;
  }

  private static void writeValues(ByteWriter out, Fact fact, Fact before) {
    int size = fact.shape().size();
    for (int octet = 0; octet < size; octet += Byte.SIZE) {
      int present = 0;
      for (int bit = 0; bit < Byte.SIZE && octet + bit < size; bit++) {
        present |= fact.at(octet + bit) == null ? 0 : 1 << bit;
      }
      out.octet(present);
    }
    for (int place = 0; place < size; place++) {
      FieldValue value = fact.at(place);
      if (value != null) {
        if (before != null && value.equals(before.at(place))) {
          out.octet(Kind.AS_BEFORE);
        } else {
          write(out, value);
        }
      }
    }
  }

  private static void write(ByteWriter out, FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      out.octet(Kind.TEXT).text(text.value());
    } else if (value instanceof FieldValue.Flag flag) {
      out.octet(flag.value() ? Kind.YES : Kind.NO);
    } else {
      write(out, ((FieldValue.Quantity) value).value());
    }
  }

  private static void write(ByteWriter out, double number) {
    for (int places = 0; places <= Kind.MOST_PLACES; places++) {
      double scaled = Math.rint(number * POWERS[places]);
      if (Math.abs(scaled) < 1e15 && scaled / POWERS[places] == number) {
        if (places > 0) {
          out.octet(Kind.DECIMAL + places).integer((long) scaled);
        } else if (scaled >= 0 && scaled <= Kind.LARGEST_SMALL) {
          out.octet(Kind.SMALL + (int) scaled);
        } else {
          out.octet(Kind.WHOLE).integer((long) scaled);
        }
        return;
      }
    }
    out.octet(Kind.NUMBER).number(number);
  }

  static Content read(byte[] bytes, Catalogue catalogue, FactTables tables) {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version == FirstProfileBytes.VERSION) {
      return Content.of(FirstProfileBytes.read(in, catalogue));
    }
    if (version != VERSION && version != WITHOUT_CLOCK) {
      throw new IllegalArgumentException(
          "profile of version %d, expected at most %d".formatted(version, VERSION));
    }
    Reading reading = new Reading(in, catalogue, tables.table(in.fixed()));
    return version == WITHOUT_CLOCK ? Content.of(reading.facts()) : reading.content();
  }

  /** Reads the sections of one profile. */
  private static final class Reading {
    private final ByteReader in;
    private final Catalogue catalogue;
    private final FactTables.Table table;
    private final List<Fact> facts = new ArrayList<>();

    private String type;
    private FactShape written;
    private FactShape shape;
    private Category category;
    private String source;

    /** Of the fact before, as written; null values where absent. */
    private FieldValue[] before;

    private String idBefore;
    private long secondBefore;

    Reading(ByteReader in, Catalogue catalogue, FactTables.Table table) {
      this.in = in;
      this.catalogue = catalogue;
      this.table = table;
    }

    Content content() {
      Optional<Instant> clock = in.octet() == 0 ? Optional.empty() : Optional.of(in.instant());
      SortedSet<String> forgotten = new TreeSet<>();
      for (int count = in.count(LIMIT); count > 0; count--) {
        int place = in.count(table.size()) - 1;
        forgotten.add(place < 0 ? in.text() : table.type(place));
      }
      return new Content(clock, forgotten, facts());
    }

    List<Fact> facts() {
      int count = in.count(LIMIT);
      while (facts.size() < count) {
        section();
      }
      in.requireEnd();
      return facts;
    }

    private void section() {
      int place = in.count(table.size()) - 1;
      type = place < 0 ? in.text() : table.type(place);
      TypePlan plan = catalogue.plan(type);
      written = place < 0 ? TypePlan.NOTHING.shape() : table.shape(place);
      shape = plan.shape();
      category = Category.ofId(in.text());
      source = catalogue.pool().shared(in.text());
      before = new FieldValue[written.size()];
      idBefore = "";
      secondBefore = 0;
      for (int count = in.count(LIMIT); count > 0; count--) {
        facts.add(fact());
      }
    }

    private Fact fact() {
      int flags = in.octet();
      long seconds = secondBefore + in.integer() * unit(flags, Flags.WHOLE_DAYS);
      long available = seconds + in.integer() * unit(flags, Flags.WHOLE_DAYS_DELAY);
      int nanos = number(flags, Flags.NANOS);
      int availableNanos = number(flags, Flags.AVAILABLE_NANOS);
      int revision = number(flags, Flags.REVISED);
      String id = idBefore.substring(0, in.count(idBefore.length())) + in.text();
      before = values();
      secondBefore = seconds;
      idBefore = id;
      return new Fact(
          new EventKey(source, id),
          type,
          shape,
          category,
          in.instant(seconds, nanos),
          in.instant(available, availableNanos),
          revision,
          (flags & Flags.RETRACTED) != 0,
          asShape(before));
    }

    private static long unit(int flags, int wholeDays) {
      return (flags & wholeDays) != 0 ? DAY : 1;
    }

    private int number(int flags, int told) {
      return (flags & told) != 0 ? in.count(Integer.MAX_VALUE) : 0;
    }

    private FieldValue[] values() {
      FieldValue[] values = new FieldValue[written.size()];
      byte[] present = in.octets((values.length + Byte.SIZE - 1) / Byte.SIZE);
      for (int place = 0; place < values.length; place++) {
        if ((present[place / Byte.SIZE] >>> place % Byte.SIZE & 1) != 0) {
          values[place] = value(place);
        }
      }
      return values;
    }

    private FieldValue value(int place) {
      int kind = in.octet();
      if (kind >= Kind.SMALL) {
        return catalogue.pool().quantity(kind - Kind.SMALL);
      }
      if (kind > Kind.DECIMAL && kind <= Kind.DECIMAL + Kind.MOST_PLACES) {
        return new FieldValue.Quantity(in.integer() / POWERS[kind - Kind.DECIMAL]);
      }
      return switch (kind) {
        case Kind.TEXT -> catalogue.pool().shared(new FieldValue.Text(in.text()));
        case Kind.WHOLE -> new FieldValue.Quantity((double) in.integer());
        case Kind.NUMBER -> new FieldValue.Quantity(in.number());
        case Kind.NO -> ValuePool.NO;
        case Kind.YES -> ValuePool.YES;
        case Kind.AS_BEFORE -> asBefore(place);
        default -> throw new IllegalArgumentException("damaged state: value of kind " + kind);
      };
    }

    private FieldValue asBefore(int place) {
      if (before[place] == null) {
        throw new IllegalArgumentException("damaged state: a value as before, where none was");
      }
      return before[place];
    }

    private FieldValue[] asShape(FieldValue[] told) {
      if (shape.names().equals(written.names())) {
        return told;
      }
      FieldValue[] values = new FieldValue[shape.size()];
      for (int place = 0; place < values.length; place++) {
        int there = written.place(shape.name(place));
        values[place] = there < 0 ? null : told[there];
      }
      return values;
    }
  }
}
