package cn.financebrain.training.imports;

import java.util.BitSet;

/**
 * The columns of one tree as libraries write them, checked as they are walked, so that a broken
 * file is refused with the place instead of leading in a circle.
 */
abstract class TreeColumns {
  private static final int MOST_LEVELS = 500;

  /** The cover of a node that no training row reached; shares of the weight need one above 0. */
  private static final double NEXT_TO_NOTHING = 1e-6;

  private final String name;
  private final BitSet seen = new BitSet();

  TreeColumns(String name) {
    this.name = name;
  }

  /** The node and all below it. */
  final ForeignNode node(int index) {
    return node(index, 0);
  }

  final ForeignNode node(int index, int level) {
    int place = slot(index);
    if (seen.get(place)) {
      throw new ImportException("%s: node %d has two parents".formatted(name, index));
    }
    if (level > MOST_LEVELS) {
      throw new ImportException("%s: deeper than %d levels".formatted(name, MOST_LEVELS));
    }
    seen.set(place);
    return read(index, level);
  }

  /** A number of the node among all nodes and leaves, 0 or above. */
  abstract int slot(int index);

  /** Reads the children by {@link #node(int, int)}, one level deeper. */
  abstract ForeignNode read(int index, int level);

  final ForeignNode.Leaf leaf(double value, double cover) {
    if (!Double.isFinite(value)) {
      throw new ImportException("%s: a leaf has value %s".formatted(name, value));
    }
    return new ForeignNode.Leaf(value, cover > 0 ? cover : NEXT_TO_NOTHING);
  }

  final ImportException broken(String what) {
    return new ImportException(name + ": " + what);
  }
}
