package cn.financebrain.scoring.text;

/** Where sentences and clauses of a plain text end. */
final class Punctuation {
  private static final String SENTENCE = "。!?;\n…";
  private static final String CLAUSE = SENTENCE + ",:";

  private Punctuation() {}

  static boolean endsSentence(char c) {
    return SENTENCE.indexOf(c) >= 0;
  }

  static boolean endsClause(char c) {
    return CLAUSE.indexOf(c) >= 0;
  }

  /** The place of the mark that ends the sentence, or the length of the text. */
  static int sentenceEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !endsSentence(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
