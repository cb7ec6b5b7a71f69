package cn.financebrain.scoring.text;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.Locale;

/** Text in one form: half-width, lower case, simplified characters. */
final class PlainText {
  /** What is longer is cut here. */
  static final int LONGEST = 20_000;

  private PlainText() {}

  static String of(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String folded = Normalizer.normalize(cut, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return HanLP.convertToSimplifiedChinese(folded);
  }
}
