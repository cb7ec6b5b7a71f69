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
 * <p>Each sentence is segmented by itself, so that it reads the same wherever it stands, and only
 * when somebody asks for a place in it: most sentences hold no word of any lexicon.
 */
final class WordBorders {
  private static final Segment SEGMENT =
      new ViterbiSegment().enableCustomDictionary(false).enableAllNamedEntityRecognize(false);

  private final String text;
  private final BitSet borders = new BitSet();

  /** Where the sentences begin that were segmented. */
  private final BitSet segmented = new BitSet();

  /** The sentence that was asked for last: all its words are asked for, one after the other. */
  private int start;

  private int end = -1;

  WordBorders(String text) {
    this.text = text;
  }

  /**
   * Whether a word may begin or end at a place between characters, from 0 to the length.
   *
   * <p>"p2p" is one word, "ai" none of "aids"; next to Chinese characters there is always a border.
   */
  boolean at(int place) {
    if (place > 0 && place < text.length()) {
      boolean before = isLatin(text.charAt(place - 1));
      boolean after = isLatin(text.charAt(place));
      if (before || after) {
        return before != after;
      }
    }
    find(place);
    return place == start || place == end || isBorderOfWord(place);
  }

  /** Goes to the sentence that ends at the place or has it within. */
  private void find(int place) {
    if (place >= start && place <= end) {
      return;
    }
    start = place;
    while (start > 0 && !Punctuation.endsSentence(text.charAt(start - 1))) {
      start--;
    }
    end = Punctuation.sentenceEnd(text, place);
  }

  private boolean isBorderOfWord(int place) {
    if (!segmented.get(start)) {
      segmented.set(start);
      int at = start;
      for (Term term : SEGMENT.seg(text.substring(start, end))) {
        at += term.word.length();
        borders.set(at);
      }
    }
    return borders.get(place);
  }

  private static boolean isLatin(char c) {
    return c < 0x7f && Character.isLetterOrDigit(c);
  }
}
