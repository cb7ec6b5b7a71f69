package cn.financebrain.scoring.text;

import cn.financebrain.scoring.text.Stance.Reach;
import java.util.BitSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which places of a plain text are asserted, and which are warned of, denied, supposed or asked.
 */
final class Statements {
  private static final int LONGEST_CLAUSE = 120;
  private static final int LONGEST_SENTENCE = 300;
  private static final Pattern LAW = Pattern.compile("《[^《》。\n]{1,60}》");

  private final String text;
  private final WordBorders borders;
  private final Stance stance;
  private final BitSet buts = new BitSet();
  private final BitSet unasserted = new BitSet();
  private final BitSet unpromised = new BitSet();

  Statements(String text, WordBorders borders, Stance stance) {
    this.text = text;
    this.borders = borders;
    this.stance = stance;
    eachExpression(
        (start, end, reaches) -> {
          if (reaches.contains(Reach.BUT)) {
            buts.set(start);
          }
        });
    eachExpression(this::mark);
    markQuestions();
    markLaws();
    unpromised.or(unasserted);
  }

  /** Whether what stands from {@code start} on is asserted by the text. */
  boolean asserts(int start) {
    return !unasserted.get(start) && !deniedClose(start);
  }

  /** Whether what stands there is promised: a warning earlier in the sentence says no too. */
  boolean promises(int start) {
    return !unpromised.get(start) && !deniedClose(start);
  }

  private interface Expression {
    void at(int start, int end, Set<Reach> reaches);
  }

  private void eachExpression(Expression expression) {
    int start = 0;
    while (start < text.length()) {
      String found = stance.at(text, start);
      int end = start + (found == null ? 1 : found.length());
      if (found != null && (found.length() > 2 || (borders.at(start) && borders.at(end)))) {
        expression.at(start, end, stance.reaches().get(found));
      }
      start = end;
    }
  }

  private void mark(int start, int end, Set<Reach> reaches) {
    for (Reach reach : reaches) {
      switch (reach) {
        case WARNING -> {
          unasserted.set(end, clauseEnd(end));
          unpromised.set(end, sentenceEnd(end));
        }
        case DENIAL, SUPPOSITION -> unasserted.set(end, clauseEnd(end));
        case QUESTION -> unasserted.set(clauseStart(start), clauseEnd(end));
        case GENERAL -> unasserted.set(end, sentenceEnd(end));
        case REFUTED -> unasserted.set(clauseStart(start), start);
        case REFUTED_SENTENCE -> unasserted.set(sentenceStart(start), start);
        case BUT, NONE -> {}
      }
    }
  }

  private void markQuestions() {
    for (int asks = text.indexOf('吗'); asks >= 0; asks = text.indexOf('吗', asks + 1)) {
      boolean last = asks + 1 == text.length() || Punctuation.endsClause(text.charAt(asks + 1));
      int start = clauseStart(asks);
      if (last && stance.lure().stream().noneMatch(text.substring(start, asks)::contains)) {
        unasserted.set(start, asks);
      }
    }
  }

  /** The title of a law, of a rule or of an article asserts nothing about an enterprise. */
  private void markLaws() {
    Matcher matcher = LAW.matcher(text);
    while (matcher.find()) {
      unasserted.set(matcher.start(), matcher.end());
    }
  }

  private boolean deniedClose(int start) {
    int from = Math.max(clauseStart(start), start - Stance.NEAR);
    Matcher matcher = stance.near().matcher(text).region(from, start);
    for (int at = from; at < start && matcher.region(at, start).find(); ) {
      String group =
          matcher.group("with") != null
              ? "with"
              : matcher.group("alone") != null ? "alone" : "prefix";
      if (borders.at(matcher.start(group)) && borders.at(matcher.end(group))) {
        return true;
      }
      at = matcher.start() + 1;
    }
    return false;
  }

  private int clauseEnd(int from) {
    return end(from, LONGEST_CLAUSE, i -> Punctuation.endsClause(text.charAt(i)));
  }

  private int sentenceEnd(int from) {
    return end(from, LONGEST_SENTENCE, i -> Punctuation.endsSentence(text.charAt(i)));
  }

  /** A mark that follows at once ("警惕！…", "风险提示：…") ends nothing. */
  private int end(int from, int longest, IntPredicate stops) {
    int skipped = from < text.length() && "!:,".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
    int last = Math.min(text.length(), from + longest);
    int depth = 0;
    for (int i = skipped; i < last; i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0 || buts.get(i) || stops.test(i)) {
        return i;
      }
    }
    return Math.max(last, from);
  }

  private int clauseStart(int from) {
    return start(from, LONGEST_CLAUSE, i -> Punctuation.endsClause(text.charAt(i)));
  }

  private int sentenceStart(int from) {
    return start(from, LONGEST_SENTENCE, i -> Punctuation.endsSentence(text.charAt(i)));
  }

  private int start(int from, int longest, IntPredicate stops) {
    int first = Math.max(0, from - longest);
    int depth = 0;
    for (int i = from - 1; i >= first; i--) {
      char c = text.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth < 0 || stops.test(i)) {
        return i + 1;
      }
      if (buts.get(i)) {
        return i;
      }
    }
    return first;
  }
}
