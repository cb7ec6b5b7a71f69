package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagValue;
import java.util.BitSet;
import java.util.function.Function;

/**
 * The values of all tags as they change: those over events are set, those made of other tags are
 * computed where what they are made of has changed.
 */
final class TagValues {
  private final Catalogue catalogue;
  private final TagValue[] values;

  /**
   * Of quantities, side by side: most are found to be as they were, and the objects lie anywhere.
   * NaN for a missing one.
   */
  private final double[] numbers;

  private final BitSet changed = new BitSet();
  private boolean anew;
  private Peers peers = Peers.NONE;

  TagValues(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.values = new TagValue[catalogue.tags().size()];
    this.numbers = new double[values.length];
    clear();
  }

  /** As where nothing is known. */
  void clear() {
    for (int place = 0; place < values.length; place++) {
      Derivation derivation = catalogue.definitions().get(place).derivation();
      FieldValue silent =
          derivation instanceof Derivation.FromEvents events ? events.silent() : null;
      values[place] = catalogue.definitions().get(place).typed(silent);
      numbers[place] = number(values[place]);
    }
    anew = true;
  }

  void set(FieldValue value, int place) {
    put(place, catalogue.definitions().get(place).typed(value));
  }

  private void put(int place, TagValue value) {
    double number = number(value);
    boolean same =
        Double.isNaN(number)
            ? value.equals(values[place])
            : Double.doubleToLongBits(number) == Double.doubleToLongBits(numbers[place]);
    if (!same) {
      values[place] = value;
      numbers[place] = number;
      changed.set(place);
    }
  }

  private static double number(TagValue value) {
    return value instanceof TagValue.Quantity quantity ? quantity.value() : Double.NaN;
  }

  /**
   * Computes the tags that are made of others.
   *
   * @return places of the tags that have changed since the last call; null where all may have
   */
  int[] finish(Peers around) {
    boolean otherPeers = !around.equals(peers);
    peers = around;
    if (anew || otherPeers || !changed.isEmpty()) {
      for (int place : catalogue.composed()) {
        Derivation derivation = catalogue.definitions().get(place).derivation();
        if (anew
            || (otherPeers && derivation instanceof Derivation.FromPeers)
            || anyChanged(catalogue.reads(place))) {
          put(place, compute(catalogue, place, this::field, around));
        }
      }
    }
    int[] moved = anew ? null : changed.stream().toArray();
    changed.clear();
    anew = false;
    return moved;
  }

  private boolean anyChanged(int[] places) {
    for (int place : places) {
      if (changed.get(place)) {
        return true;
      }
    }
    return false;
  }

  private FieldValue field(String tag) {
    return TagDefinition.untyped(values[catalogue.indexOf(tag)]);
  }

  /** The value of a tag that is made of others. */
  static TagValue compute(
      Catalogue catalogue, int place, Function<String, FieldValue> tags, Peers around) {
    TagDefinition definition = catalogue.definitions().get(place);
    return definition.typed(
        definition.derivation() instanceof Derivation.FromPeers comparison
            ? comparison.evaluate(tags, around, definition.spec().id())
            : ((Derivation.FromTags) definition.derivation()).formula().evaluate(tags::apply));
  }

  boolean isOf(Peers around) {
    return peers.equals(around);
  }

  /** The values as they are now, in catalogue order. */
  TagValue[] now() {
    return values.clone();
  }
}
