package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.bytes.ByteReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of a profile, version 1, which are read on: the words that repeat (sources, types,
 * categories, field names) in their order, then the facts with words as numbers.
 */
final class FirstProfileBytes {
  static final int VERSION = 1;

  private static final int TEXT = 0;
  private static final int WHOLE = 1;
  private static final int NUMBER = 2;
  private static final int NO = 3;
  private static final int YES = 4;

  private final ByteReader in;
  private final Catalogue catalogue;
  private final List<String> words = new ArrayList<>();

  private FirstProfileBytes(ByteReader in, Catalogue catalogue) {
    this.in = in;
    this.catalogue = catalogue;
  }

  /**
   * @param in after the version
   */
  static List<Fact> read(ByteReader in, Catalogue catalogue) {
    return new FirstProfileBytes(in, catalogue).facts();
  }

  private List<Fact> facts() {
    for (int count = in.count(ProfileBytes.LIMIT); count > 0; count--) {
      words.add(in.text());
    }
    List<Fact> facts = new ArrayList<>();
    for (int count = in.count(ProfileBytes.LIMIT); count > 0; count--) {
      facts.add(fact());
    }
    in.requireEnd();
    return facts;
  }

  private Fact fact() {
    EventKey key = new EventKey(word(), in.text());
    String type = word();
    Category category = Category.ofId(word());
    Instant eventTime = in.instant();
    Instant availableTime = in.instant();
    int revision = in.count(Integer.MAX_VALUE);
    boolean retracted = in.octet() == 1;
    FactShape shape = catalogue.plan(type).shape();
    FieldValue[] values = new FieldValue[shape.size()];
    for (int count = in.count(ProfileBytes.LIMIT); count > 0; count--) {
      int place = shape.place(word());
      FieldValue value = value();
      if (place >= 0) {
        values[place] = value;
      }
    }
    return new Fact(
        key, type, shape, category, eventTime, availableTime, revision, retracted, values);
  }

  private String word() {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("damaged state: it has no words");
    }
    return words.get(in.count(words.size() - 1));
  }

  private FieldValue value() {
    int kind = in.octet();
    return switch (kind) {
      case TEXT -> new FieldValue.Text(in.text());
      case WHOLE -> new FieldValue.Quantity((double) in.integer());
      case NUMBER -> new FieldValue.Quantity(in.number());
      case NO -> ValuePool.NO;
      case YES -> ValuePool.YES;
      default -> throw new IllegalArgumentException("damaged state: value of kind " + kind);
    };
  }
}
