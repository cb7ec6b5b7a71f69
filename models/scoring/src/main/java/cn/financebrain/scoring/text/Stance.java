package cn.financebrain.scoring.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The expressions that make a word no assertion, and how far each reaches; {@code text/stance.yaml}
 * says it in full.
 *
 * @param reaches what each expression does
 * @param byFirst the expressions that begin with a character, the longest first
 * @param near matches at the end of what stands before a word if that may deny the word; the group
 *     {@code no} is the negation
 * @param lure what a question holds that is none
 */
record Stance(
    Map<String, Set<Reach>> reaches,
    Map<Character, List<String>> byFirst,
    Pattern near,
    List<String> lure) {
  /** How far an expression reaches. */
  enum Reach {
    /** To the end of the clause, or of the sentence for promises. */
    WARNING,
    /** To the end of the clause. */
    DENIAL,
    SUPPOSITION,
    /** The whole clause. */
    QUESTION,
    /** To the end of the sentence. */
    GENERAL,
    /** Back to the beginning of the clause. */
    REFUTED,
    /** Back to the beginning of the sentence. */
    REFUTED_SENTENCE,
    /** Ends the reach of others. */
    BUT,
    /** Nothing: only looks like another. */
    NONE
  }

  /** How much before a word is looked at for a negation close to it. */
  static final int NEAR = 40;

  Stance {
    reaches = Map.copyOf(reaches);
    byFirst = Map.copyOf(byFirst);
    lure = List.copyOf(lure);
  }

  /** All that decides, in one order. */
  List<String> canonical() {
    Map<String, Set<Reach>> sorted = new TreeMap<>();
    reaches.forEach((expression, reach) -> sorted.put(expression, new TreeSet<>(reach)));
    return List.of(sorted.toString(), near.pattern(), lure.toString());
  }

  /** The longest expression that stands at a place of the text, or null. */
  String at(String text, int place) {
    for (String expression : byFirst.getOrDefault(text.charAt(place), List.of())) {
      if (text.startsWith(expression, place)) {
        return expression;
      }
    }
    return null;
  }

  static Map<Character, List<String>> byFirst(Collection<String> expressions) {
    return longestFirst(expressions)
        .collect(Collectors.groupingBy(expression -> expression.charAt(0)));
  }

  /** A regular expression of any of the texts, longer ones first. */
  static String anyOf(Collection<String> texts) {
    return longestFirst(texts).map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
  }

  private static Stream<String> longestFirst(Collection<String> texts) {
    return texts.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
  }
}
