package cn.financebrain.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first letters of how Chinese characters are read (拼音首字母), so that a name can be found without
 * an input method: {@code ojlm} finds 瓯江鹿鸣. Of the 6,763 characters of GB/T 2312-1980; of those
 * that are read in several ways the most frequent counts.
 */
final class PinyinInitials {
  private static final String RESOURCE = "pinyin_initials.txt";

  /** A line of the resource for each zone of GB/T 2312 that has Chinese characters. */
  private static final int FIRST_ZONE = 16;

  private static final char NONE = '-';
  private static final Pattern TYPED = Pattern.compile("(?=.*[a-zA-Z])[a-zA-Z0-9]{2,}");
  private static final String TRANSLATED = translated(read());

  private PinyinInitials() {}

  /** Whether a text may be initials: of letters and digits, and more than one. */
  static boolean mayBe(String typed) {
    return TYPED.matcher(typed).matches();
  }

  /** An expression for the column {@code name} in small letters, its characters as initials. */
  static String ofName() {
    return TRANSLATED;
  }

  private static String translated(List<String> zones) {
    StringBuilder characters = new StringBuilder();
    StringBuilder initials = new StringBuilder();
    for (int zone = 0; zone < zones.size(); zone++) {
      String letters = zones.get(zone);
      for (int cell = 0; cell < letters.length(); cell++) {
        if (letters.charAt(cell) != NONE) {
          characters.append(character(FIRST_ZONE + zone, cell + 1));
          initials.append(letters.charAt(cell));
        }
      }
    }
    return "lower(translateUTF8(name, '%s', '%s'))".formatted(characters, initials);
  }

  /** GB 18030 keeps the places of GB/T 2312. */
  private static String character(int zone, int cell) {
    byte[] place = {(byte) (0xa0 + zone), (byte) (0xa0 + cell)};
    return new String(place, Charset.forName("GB18030"));
  }

  private static List<String> read() {
    try (InputStream resource = PinyinInitials.class.getResourceAsStream(RESOURCE)) {
      return new String(resource.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
