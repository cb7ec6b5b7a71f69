package cn.financebrain.scoring.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Words that stand for one signal of risk.
 *
 * @param basis the legal basis, or what the lexicon is for
 * @param words what a text must assert, in the form of {@link PlainText}, each with its weight
 * @param expressions the words, and longer expressions that hold one and mean something else, in
 *     the order in which they are looked for
 * @param promises whether the words are promises: a warning then reaches to the end of its
 *     sentence, else to the end of its clause
 */
record Lexicon(
    String id,
    String zh,
    String en,
    String basis,
    Map<String, Integer> words,
    List<String> expressions,
    boolean promises) {
  Lexicon {
    words = Map.copyOf(words);
    expressions = List.copyOf(expressions);
  }

  /** All that decides what is found, in one order; the titles do not. */
  String canonical() {
    return "%s %s %s".formatted(new TreeMap<>(words), expressions, promises);
  }

  /** Longer ones first, so that "保本保息" is seen before "保本". */
  static List<String> longestFirst(Collection<String> words, Collection<String> except) {
    return Stream.concat(words.stream(), except.stream())
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
        .toList();
  }
}
