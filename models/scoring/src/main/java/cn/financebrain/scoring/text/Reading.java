package cn.financebrain.scoring.text;

import java.util.BitSet;
import java.util.OptionalDouble;

/** One text, segmented once, to be asked for several lexicons. Not for several threads. */
public final class Reading {
  private final TextReader reader;
  private final String text;
  private BitSet borders;

  Reading(TextReader reader, String text) {
    this.reader = reader;
    this.text = PlainText.of(text);
  }

  /** See {@link TextReader#hits}. */
  public int hits(String lexiconId) {
    int hits = 0;
    for (var word : reader.lexicon(lexiconId).words().entrySet()) {
      hits += asserts(word.getKey()) ? word.getValue() : 0;
    }
    return hits;
  }

  /** See {@link TextReader#annualRate}. */
  public OptionalDouble annualRate() {
    return PromisedRate.of(text);
  }

  private boolean asserts(String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (borders().get(at) && borders().get(at + word.length())) {
        return true;
      }
    }
    return false;
  }

  private BitSet borders() {
    if (borders == null) {
      borders = reader.borders(text);
    }
    return borders;
  }
}
