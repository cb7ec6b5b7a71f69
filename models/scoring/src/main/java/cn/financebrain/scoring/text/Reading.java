package cn.financebrain.scoring.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/** One text, segmented once, to be asked for several lexicons. Not for several threads. */
public final class Reading {
  private final TextReader reader;
  private final String told;
  private final String text;
  private final WordBorders borders;

  /** The last bytes of the characters of the text: most words of a lexicon have others. */
  private final BitSet bytes = new BitSet(1 << Byte.SIZE);

  private Statements statements;

  Reading(TextReader reader, String text) {
    this.reader = reader;
    this.told = text;
    this.text = PlainText.of(text);
    this.borders = new WordBorders(this.text);
    for (int i = 0; i < this.text.length(); i++) {
      bytes.set(lastByte(this.text.charAt(i)));
    }
  }

  boolean isOf(TextReader by, String other) {
    return reader.equals(by) && told.equals(other);
  }

  /** See {@link TextReader#hits}. */
  public int hits(String lexiconId) {
    Lexicon lexicon = reader.lexicon(lexiconId);
    return words(lexicon).stream().mapToInt(lexicon.words()::get).sum();
  }

  /** See {@link TextReader#annualRate}. */
  public OptionalDouble annualRate() {
    return PromisedRate.of(text, this::statements);
  }

  /** The different words of the lexicon that the text asserts. */
  Set<String> words(Lexicon lexicon) {
    Set<String> words = new HashSet<>();
    BitSet covered = new BitSet(text.length());
    for (String word : lexicon.expressions()) {
      if (mayHold(word) && occurs(word, covered, lexicon) && lexicon.words().containsKey(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private boolean mayHold(String word) {
    return bytes.get(lastByte(word.charAt(0)))
        && bytes.get(lastByte(word.charAt(word.length() - 1)));
  }

  private static int lastByte(char c) {
    return c & 0xff;
  }

  /** Whether the word is asserted anywhere outside of longer words; covers all its places. */
  private boolean occurs(String word, BitSet covered, Lexicon lexicon) {
    boolean asserted = false;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if (borders.at(at) && borders.at(end) && covered.nextClearBit(at) < end) {
        covered.set(at, end);
        asserted = asserted || asserts(at, lexicon);
      }
    }
    return asserted;
  }

  private boolean asserts(int at, Lexicon lexicon) {
    return lexicon.promises() ? statements().promises(at) : statements().asserts(at);
  }

  private Statements statements() {
    if (statements == null) {
      statements = new Statements(text, borders, reader.stance());
    }
    return statements;
  }
}
