package cn.financebrain.scoring.text;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.BitSet;

/**
 * Where words begin and end in a Chinese text, as HanLP's segmenter (likeliest path by bigrams over
 * its core dictionary) sees it.
 *
 * <p>A lexicon's word counts where its both ends are borders, whatever the borders inside it: just
 * what the segmenter's own custom dictionary does after the search (it glues what the search
 * found). So no dictionary is changed, and words of one lexicon do not hide those of another. To
 * force the words into the search instead was tried and made more sentences wrong than right: a
 * word without bigrams wins over true ones (云仓|储 over 云|仓储, 返利|润 over 返|利润).
 *
 * <p>Each sentence is segmented by itself, so that it reads the same wherever it stands.
 */
final class WordBorders {
  private final Segment segment =
      new ViterbiSegment().enableCustomDictionary(false).enableAllNamedEntityRecognize(false);

  /** The places between characters, 0 to the length, where a word may begin or end. */
  BitSet of(String text) {
    BitSet borders = new BitSet(text.length() + 1);
    borders.set(0);
    int start = 0;
    while (start < text.length()) {
      int end = Punctuation.sentenceEnd(text, start);
      if (end > start) {
        addSentence(text.substring(start, end), start, borders);
      }
      borders.set(Math.min(end + 1, text.length()));
      start = end + 1;
    }
    keepLatinTogether(text, borders);
    return borders;
  }

  private void addSentence(String sentence, int start, BitSet borders) {
    int at = start;
    for (Term term : segment.seg(sentence)) {
      at += term.word.length();
      borders.set(at);
    }
  }

  /**
   * "p2p" is one word, "ai" none of "aids"; next to Chinese characters there is always a border.
   */
  private static void keepLatinTogether(String text, BitSet borders) {
    for (int i = 1; i < text.length(); i++) {
      boolean before = isLatin(text.charAt(i - 1));
      boolean after = isLatin(text.charAt(i));
      if (before || after) {
        borders.set(i, before != after);
      }
    }
  }

  private static boolean isLatin(char c) {
    return c < 0x7f && Character.isLetterOrDigit(c);
  }
}
