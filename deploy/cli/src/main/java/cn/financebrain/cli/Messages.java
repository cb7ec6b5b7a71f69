package cn.financebrain.cli;

import cn.financebrain.console.Words;
import java.util.Locale;

/**
 * The words of the command line, Chinese or English by the locale of the shell ({@code LANG});
 * {@code FB_LANG=zh} or {@code en} decides otherwise.
 */
public final class Messages {
  public static final String BUNDLE = "cn.financebrain.cli.messages";

  public static final Words WORDS = new Words(BUNDLE);

  private Messages() {}

  /** Makes the chosen language the JVM's default, so that picocli's help follows it too. */
  static void chooseLocale(String wanted) {
    if (wanted != null && !wanted.isBlank()) {
      Locale.setDefault(wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }
  }

  /** The text of {@code key}, see {@link Words#text}. */
  public static String text(String key, Object... arguments) {
    return WORDS.text(key, arguments);
  }
}
