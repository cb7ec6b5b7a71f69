package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.fit.Scorecard.Bin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Says which values of a tag are in a bin. */
final class BinWords {
  private static final MathContext DIGITS = new MathContext(6);
  private static final int MOST_CODES = 8;

  private final Feature feature;
  private final Bin firstKnown;
  private final Bin last;

  /**
   * @param bins of the feature, in the order of their values
   */
  BinWords(Feature feature, List<Bin> bins) {
    this.feature = feature;
    this.firstKnown = bins.stream().filter(Bin::known).findFirst().orElse(null);
    this.last = bins.get(bins.size() - 1);
  }

  String chinese(Bin bin) {
    return words(bin, bin.rows() > 0 ? "缺失" : "缺失（训练样本中没有）", "已知", "否", "是", "训练中未见的代码", "等 %d 个");
  }

  String english(Bin bin) {
    return words(
        bin,
        bin.rows() > 0 ? "missing" : "missing (never in training)",
        "known",
        "no",
        "yes",
        "codes not seen in training",
        "… %d in all");
  }

  private String words(
      Bin bin, String missing, String known, String no, String yes, String unseen, String inAll) {
    if (!bin.known()) {
      return missing;
    }
    if (bin.equals(firstKnown) && bin.equals(last)) {
      return known;
    }
    if (feature instanceof Feature.TruthValue) {
      return bin.equals(firstKnown) ? no : yes;
    }
    return feature instanceof Feature.CodeTarget codes
        ? codes(codes, bin, unseen, inAll)
        : range(bin);
  }

  private String range(Bin bin) {
    if (bin.equals(firstKnown)) {
      return "≤ " + number(bin.to());
    }
    return bin.equals(last)
        ? "> " + number(bin.from())
        : number(bin.from()) + " – " + number(bin.to());
  }

  private static String codes(Feature.CodeTarget of, Bin bin, String unseen, String inAll) {
    List<String> codes = new ArrayList<>();
    of.values()
        .forEach(
            (code, value) -> {
              if (isIn(bin, value)) {
                codes.add(code);
              }
            });
    StringBuilder words = new StringBuilder();
    words.append(String.join(", ", codes.subList(0, Math.min(codes.size(), MOST_CODES))));
    if (codes.size() > MOST_CODES) {
      words.append(' ').append(inAll.formatted(codes.size()));
    }
    if (isIn(bin, of.otherwise())) {
      words.append(words.isEmpty() ? "" : "; ").append(unseen);
    }
    return words.isEmpty() ? "—" : words.toString();
  }

  private static boolean isIn(Bin bin, double value) {
    return value > bin.from() && value <= bin.to();
  }

  private static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
