package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes of a profile, version 1: the version, the words that repeat (sources, types, categories,
 * field names) in their order, then the facts in canonical order with words as numbers.
 */
final class ProfileBytes {
  private static final int VERSION = 1;
  private static final int LIMIT = 10_000_000;
  private static final int TEXT = 0;
  private static final int WHOLE = 1;
  private static final int NUMBER = 2;
  private static final int NO = 3;
  private static final int YES = 4;

  private ProfileBytes() {}

  static byte[] write(List<Fact> facts) {
    ByteWriter out = new ByteWriter().octet(VERSION);
    Map<String, Integer> words = new HashMap<>();
    for (Fact fact : facts) {
      words.put(fact.key().source(), 0);
      words.put(fact.type(), 0);
      words.put(fact.category().id(), 0);
      fact.data().keySet().forEach(word -> words.put(word, 0));
    }
    String[] sorted = words.keySet().toArray(String[]::new);
    Arrays.sort(sorted);
    out.integer(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      words.put(sorted[i], i);
      out.text(sorted[i]);
    }
    out.integer(facts.size());
    facts.forEach(fact -> write(out, fact, words));
    return out.toBytes();
  }

  private static void write(ByteWriter out, Fact fact, Map<String, Integer> words) {
    out.integer(words.get(fact.key().source())).text(fact.key().id());
    out.integer(words.get(fact.type())).integer(words.get(fact.category().id()));
    out.instant(fact.eventTime()).instant(fact.availableTime());
    out.integer(fact.revision()).octet(fact.retracted() ? 1 : 0);
    out.integer(fact.data().size());
    fact.data()
        .forEach(
            (field, value) -> {
              out.integer(words.get(field));
              write(out, value);
            });
  }

  private static void write(ByteWriter out, FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      out.octet(TEXT).text(text.value());
    } else if (value instanceof FieldValue.Flag flag) {
      out.octet(flag.value() ? YES : NO);
    } else {
      double number = ((FieldValue.Quantity) value).value();
      if (number == Math.rint(number) && Math.abs(number) < 1e15) {
        out.octet(WHOLE).integer((long) number);
      } else {
        out.octet(NUMBER).number(number);
      }
    }
  }

  static List<Fact> read(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "profile of version %d, expected %d".formatted(version, VERSION));
    }
    List<String> words = new ArrayList<>();
    for (int count = in.count(LIMIT); count > 0; count--) {
      words.add(in.text());
    }
    List<Fact> facts = new ArrayList<>();
    for (int count = in.count(LIMIT); count > 0; count--) {
      facts.add(fact(in, words));
    }
    in.requireEnd();
    return facts;
  }

  private static Fact fact(ByteReader in, List<String> words) {
    EventKey key = new EventKey(word(in, words), in.text());
    String type = word(in, words);
    Category category = Category.ofId(word(in, words));
    Instant eventTime = in.instant();
    Instant availableTime = in.instant();
    int revision = in.count(Integer.MAX_VALUE);
    boolean retracted = in.octet() == 1;
    Map<String, FieldValue> data = new TreeMap<>();
    for (int count = in.count(LIMIT); count > 0; count--) {
      data.put(word(in, words), value(in));
    }
    return new Fact(key, type, category, eventTime, availableTime, revision, retracted, data);
  }

  private static String word(ByteReader in, List<String> words) {
    return words.get(in.count(words.size() - 1));
  }

  private static FieldValue value(ByteReader in) {
    int kind = in.octet();
    return switch (kind) {
      case TEXT -> new FieldValue.Text(in.text());
      case WHOLE -> new FieldValue.Quantity((double) in.integer());
      case NUMBER -> new FieldValue.Quantity(in.number());
      case NO -> new FieldValue.Flag(false);
      case YES -> new FieldValue.Flag(true);
      default -> throw new IllegalArgumentException("damaged state: value of kind " + kind);
    };
  }
}
