package cn.financebrain.scoring.text;

import cn.financebrain.scoring.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads Chinese text (business scopes, names, advertisements, complaints, news, descriptions of
 * jobs) for signals of risk. Immutable and safe for several threads; costs some 35 MB of
 * dictionaries, so share the one of {@link #bundled()}.
 *
 * <p>A word counts where a segmenter of words sees its borders ("保本" is not in "确保本月") and where
 * the text asserts it: not where it warns of it, denies it, supposes it or asks for it; the rules
 * are in {@code text/stance.yaml}. Full width, traditional characters, spaces between characters
 * and the like make no difference. Text beyond 20,000 characters is cut.
 */
public final class TextReader {
  /** Several tags ask for the same text, one after the other. */
  private static final ThreadLocal<Reading> LAST = new ThreadLocal<>();

  private final Map<String, Lexicon> lexicons;
  private final Stance stance;

  TextReader(Map<String, Lexicon> lexicons, Stance stance) {
    this.lexicons = Map.copyOf(lexicons);
    this.stance = stance;
  }

  /** Holder of the one instance, loaded when it is first asked for. */
  private static final class Bundled {
    private static final TextReader READER = load();

    private static TextReader load() {
      LexiconReader reader = new LexiconReader();
      resource("lexicons/index.txt")
          .lines()
          .forEach(file -> reader.read(file, resource("lexicons/" + file)));
      return new TextReader(
          reader.lexicons(), StanceReader.read("stance.yaml", resource("text/stance.yaml")));
    }
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
   * How many different words of a lexicon the text asserts; a word with a weight counts that much,
   * and a word within a longer one ("保本" in "保本保息") is not counted besides it.
   *
   * @throws IllegalArgumentException if there is no such lexicon
   */
  public int hits(String text, String lexiconId) {
    return again(text).hits(lexiconId);
  }

  /**
   * The greatest yearly return, in percent, that the text promises; empty if it promises none. See
   * {@link PromisedRate} for the conventions.
   */
  public OptionalDouble annualRate(String text) {
    return again(text).annualRate();
  }

  /** Hash of all data that {@link #annualRate} decides by: 16 hexadecimal digits. */
  public String fingerprint() {
    return Fingerprint.of(stance.canonical());
  }

  /**
   * Hash of all data that {@link #hits} decides by: 16 hexadecimal digits.
   *
   * @throws IllegalArgumentException if there is no such lexicon
   */
  public String fingerprint(String lexiconId) {
    return Fingerprint.of(List.of(lexicon(lexiconId).canonical(), fingerprint()));
  }

  private Reading again(String text) {
    Reading reading = LAST.get();
    if (reading == null || !reading.isOf(this, text)) {
      reading = read(text);
      LAST.set(reading);
    }
    return reading;
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

  Stance stance() {
    return stance;
  }

  private static String resource(String name) {
    try (InputStream in = TextReader.class.getClassLoader().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
