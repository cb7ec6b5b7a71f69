package cn.financebrain.dashboards.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The characters that the fonts of reports can draw. One that they can't, or that nobody could see,
 * is shown as a box with its code point: a name is never silently shorter than it is.
 */
public final class Glyphs {
  /** Of all planes that have characters people write. */
  private static final int LAST = 0x3FFFF;

  private final BitSet drawn;

  private Glyphs(BitSet drawn) {
    this.drawn = drawn;
  }

  /**
   * Those of the product's fonts.
   *
   * @throws UncheckedIOException if they can't be read
   */
  public static Glyphs load() {
    try (InputStream file = Fonts.open(Fonts.REGULAR);
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
      CmapLookup map = font.getUnicodeCmapLookup();
      BitSet drawn = new BitSet(LAST + 1);
      for (int point = ' '; point <= LAST; point++) {
        if (map.getGlyphId(point) != 0 && isVisible(point)) {
          drawn.set(point);
        }
      }
      drawn.set('\n');
      drawn.set('\t');
      return new Glyphs(drawn);
    } catch (IOException e) {
      throw new UncheckedIOException("fonts of reports: " + e.getMessage(), e);
    }
  }

  /** Neither controls nor marks that turn the direction of writing. */
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
      default -> true;
    };
  }

  public boolean has(int point) {
    return drawn.get(point);
  }

  /**
   * The text with a box for each character that can't be drawn.
   *
   * @param missing takes the names of those, such as {@code U+2CF00}
   */
  public String shown(String text, Set<String> missing) {
    if (text.codePoints().allMatch(this::has)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .filter(point -> point != '\r')
        .forEach(
            point -> {
              if (has(point)) {
                shown.appendCodePoint(point);
              } else {
                String name = String.format(Locale.ROOT, "U+%04X", point);
                missing.add(name);
                shown.append('□').append(name);
              }
            });
    return shown.toString();
  }
}
