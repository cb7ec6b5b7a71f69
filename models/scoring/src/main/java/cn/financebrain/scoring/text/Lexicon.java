package cn.financebrain.scoring.text;

import java.util.Map;

/**
 * Words that stand for one signal of risk.
 *
 * @param basis the legal basis, or what the lexicon is for
 * @param words what a text must assert, in the form of {@link PlainText}, each with its weight
 */
record Lexicon(String id, String zh, String en, String basis, Map<String, Integer> words) {
  Lexicon {
    words = Map.copyOf(words);
  }
}
