package cn.financebrain.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the command line, Chinese or English by the locale of the shell ({@code LANG});
 * {@code FB_LANG=zh} or {@code en} decides otherwise.
 */
public final class Messages {
  public static final String BUNDLE = "cn.financebrain.cli.messages";

  private Messages() {}

  /** Makes the chosen language the JVM's default, so that picocli's help follows it too. */
  static void chooseLocale(String wanted) {
    if (wanted != null && !wanted.isBlank()) {
      Locale.setDefault(wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }
  }

  /** The text of {@code key} with {0}, {1}, … replaced; numbers are written as they are. */
  public static String text(String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return MessageFormat.format(ResourceBundle.getBundle(BUNDLE).getString(key), words);
  }
}
