package cn.financebrain.training.command;

import cn.financebrain.console.Words;

/** The words of the commands, Chinese or English by the JVM's locale. */
final class Messages {
  static final String BUNDLE = "cn.financebrain.training.command.messages";

  static final Words WORDS = new Words(BUNDLE);

  private Messages() {}

  /** The text of {@code key}, see {@link Words#text}. */
  static String text(String key, Object... arguments) {
    return WORDS.text(key, arguments);
  }
}
