package cn.financebrain.scoring.text;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.BitSet;

/** Where words begin and end in a Chinese text, as a segmenter of words sees it. */
final class WordBorders {
  private final Segment segment =
      new ViterbiSegment().enableCustomDictionary(false).enableAllNamedEntityRecognize(false);

  BitSet of(String text) {
    BitSet borders = new BitSet(text.length() + 1);
    borders.set(0);
    if (!text.isEmpty()) {
      int end = 0;
      for (Term term : segment.seg(text)) {
        end += term.word.length();
        borders.set(end);
      }
    }
    return borders;
  }
}
