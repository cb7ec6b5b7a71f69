package cn.financebrain.scoring.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads Chinese text for signals of risk. Immutable and safe for several threads; costs some 35 MB
 * of dictionaries, so share the one of {@link #bundled()}.
 */
public final class TextReader {
  private static final String DIRECTORY = "lexicons/";

  private final Map<String, Lexicon> lexicons;
  private final WordBorders borders = new WordBorders();

  private TextReader(Map<String, Lexicon> lexicons) {
    this.lexicons = Map.copyOf(lexicons);
  }

  private static final class Bundled {
    private static final LexiconReader LEXICONS = new LexiconReader();

    static {
      for (String file : List.copyOf(resource("index.txt").lines().toList())) {
        LEXICONS.read(file, resource(file));
      }
    }

    private static final TextReader READER = new TextReader(LEXICONS.lexicons());
  }

  /** The reader with the lexicons of the project; loaded once, at the first call. */
  public static TextReader bundled() {
    return Bundled.READER;
  }

  /** The ids of the bundled lexicons. */
  public static Set<String> lexicons() {
    return bundled().lexicons.keySet();
  }

  /**
   * How many different words of a lexicon the text asserts; a word with a weight counts that much.
   *
   * @throws IllegalArgumentException if there is no such lexicon
   */
  public int hits(String text, String lexiconId) {
    return read(text).hits(lexiconId);
  }

  /** The greatest yearly return, in percent, that the text promises; empty if it promises none. */
  public OptionalDouble annualRate(String text) {
    return read(text).annualRate();
  }

  /** The text, to be asked for several lexicons at the price of one. */
  public Reading read(String text) {
    return new Reading(this, text);
  }

  Lexicon lexicon(String id) {
    Lexicon lexicon = lexicons.get(id);
    if (lexicon == null) {
      throw new IllegalArgumentException(
          "no lexicon '%s', expected one of %s"
              .formatted(id, lexicons.keySet().stream().sorted().toList()));
    }
    return lexicon;
  }

  BitSet borders(String text) {
    return borders.of(text);
  }

  private static String resource(String file) {
    try (InputStream in = TextReader.class.getClassLoader().getResourceAsStream(DIRECTORY + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
