package cn.financebrain.training.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the commands, Chinese or English by the JVM's locale. */
final class Messages {
  static final String BUNDLE = "cn.financebrain.training.command.messages";

  private Messages() {}

  static boolean chinese() {
    return Locale.getDefault().getLanguage().equals("zh");
  }

  /** The text of {@code key} with {0}, {1}, … replaced; numbers are written as they are. */
  static String text(String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return MessageFormat.format(ResourceBundle.getBundle(BUNDLE).getString(key), words);
  }
}
