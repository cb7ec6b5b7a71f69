package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import java.util.stream.IntStream;

/**
 * Lets equal values of many enterprises be one object: codes and small whole numbers repeat without
 * end. Holds the last text of each hash, so it does not grow; threads that share it may miss each
 * other's texts, which costs memory and nothing else.
 */
final class ValuePool {
  static final FieldValue YES = new FieldValue.Flag(true);
  static final FieldValue NO = new FieldValue.Flag(false);

  /** Longer texts are names, which do not repeat. */
  private static final int LONGEST = 40;

  private static final int ENTRIES = 1 << 14;

  private static final FieldValue.Quantity[] SMALL =
      IntStream.range(0, 1_024)
          .mapToObj(FieldValue.Quantity::new)
          .toArray(FieldValue.Quantity[]::new);

  private final FieldValue.Text[] texts = new FieldValue.Text[ENTRIES];

  /** The value, or one that is equal to it; null for null. */
  FieldValue shared(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value().length() > LONGEST ? text : shared(text);
    }
    if (value instanceof FieldValue.Quantity quantity) {
      double number = quantity.value();
      return number >= 0 && number < SMALL.length && number == Math.rint(number)
          ? SMALL[(int) number]
          : quantity;
    }
    if (value instanceof FieldValue.Flag flag) {
      return flag.value() ? YES : NO;
    }
    return null;
  }

  private FieldValue.Text shared(FieldValue.Text text) {
    int hash = text.value().hashCode();
    int place = (hash ^ hash >>> 15) & ENTRIES - 1;
    FieldValue.Text found = texts[place];
    if (found != null && found.equals(text)) {
      return found;
    }
    texts[place] = text;
    return text;
  }

  /** The text, or one that is equal to it. */
  String shared(String text) {
    return text.isEmpty() ? text : shared(new FieldValue.Text(text)).value();
  }

  FieldValue quantity(int number) {
    return number < SMALL.length ? SMALL[number] : new FieldValue.Quantity(number);
  }
}
