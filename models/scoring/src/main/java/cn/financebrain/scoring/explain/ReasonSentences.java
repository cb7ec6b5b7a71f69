package cn.financebrain.scoring.explain;

import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.model.Counterfactuals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells reasons and hints to somebody who knows enterprises rather than models. */
public final class ReasonSentences {
  /** Reasons that are compared with peers. */
  public static final int MOST_COMPARED = 10;

  /** Fewer points than this round to 0. */
  private static final double LEAST_POINTS = 0.05;

  private final Function<String, Optional<TagSpec>> tags;

  /**
   * @param tags by id; one that is not known is called by its id
   */
  public ReasonSentences(Function<String, Optional<TagSpec>> tags) {
    this.tags = tags;
  }

  /**
   * The values of the first reasons that peers have as well: quantities, and truths as 1 or 0; by
   * tag.
   */
  public static Map<String, Double> comparable(List<Reason> reasons) {
    Map<String, Double> values = new HashMap<>();
    for (Reason reason : reasons.subList(0, Math.min(MOST_COMPARED, reasons.size()))) {
      comparable(reason.value()).ifPresent(value -> values.put(reason.tag(), value));
    }
    return values;
  }

  /** What of a value can be held against peers: a number, or a truth as 1 or 0. */
  public static OptionalDouble comparable(TagValue value) {
    if (value instanceof TagValue.Quantity quantity) {
      return OptionalDouble.of(quantity.value());
    }
    return value instanceof TagValue.Truth truth
        ? OptionalDouble.of(truth.value() ? 1.0 : 0.0)
        : OptionalDouble.empty();
  }

  /**
   * What the tag is, how peers have it, and what it does to the index.
   *
   * @param points of the index that it adds or, below 0, takes
   * @param peers empty where it was not compared
   */
  public Sentence of(Reason reason, double points, Optional<PeerComparison> peers) {
    Optional<TagSpec> spec = tags.apply(reason.tag());
    String unit = spec.map(TagSpec::unit).orElse("");
    Sentence value = value(reason.value(), unit);
    Sentence held = peers.map(found -> held(reason.value(), unit, found)).orElse(NOTHING);
    Sentence does = does(points);
    return new Sentence(
        "%s：%s%s；%s。"
            .formatted(name(reason.tag(), true), value.chinese(), held.chinese(), does.chinese()),
        "%s: %s%s; %s."
            .formatted(name(reason.tag(), false), value.english(), held.english(), does.english()));
  }

  private static final Sentence NOTHING = new Sentence("", "");

  private String name(String tag, boolean chinese) {
    return tags.apply(tag)
        .map(chinese ? TagSpec::chinese : TagSpec::english)
        .filter(name -> !name.isEmpty())
        .orElse(tag);
  }

  private static Sentence value(TagValue value, String unit) {
    if (value instanceof TagValue.Quantity quantity) {
      return both(withUnit(quantity.value(), unit));
    }
    if (value instanceof TagValue.Code code) {
      return both(code.value());
    }
    return value instanceof TagValue.Truth truth
        ? truth.value() ? new Sentence("是", "yes") : new Sentence("否", "no")
        : new Sentence("未提供", "not known");
  }

  private static Sentence both(String text) {
    return new Sentence(text, text);
  }

  private static String withUnit(double number, String unit) {
    return unit.isEmpty() ? Figures.of(number) : Figures.of(number) + " " + unit;
  }

  private static Sentence held(TagValue value, String unit, PeerComparison peers) {
    Sentence who = who(peers);
    if (value instanceof TagValue.Truth) {
      String share = Figures.percent(peers.mean());
      return new Sentence(
          "，%s中 %s 为是".formatted(who.chinese(), share),
          ", where %s of %s have yes".formatted(share, who.english()));
    }
    String median = withUnit(peers.median(), unit);
    String above = Figures.percent(peers.percentile());
    return new Sentence(
        "，高于%s的 %s（中位数 %s）".formatted(who.chinese(), above, median),
        ", above %s of %s (median %s)".formatted(above, who.english(), median));
  }

  private static Sentence who(PeerComparison peers) {
    String members = Figures.of((double) peers.members());
    return peers.district().isEmpty()
        ? new Sentence(
            "同行业（%s）%s 家企业".formatted(peers.industry(), members),
            "%s enterprises of industry %s".formatted(members, peers.industry()))
        : new Sentence(
            "同区县同行业（%s，%s）%s 家企业".formatted(peers.district(), peers.industry(), members),
            "%s enterprises of industry %s in district %s"
                .formatted(members, peers.industry(), peers.district()));
  }

  private static Sentence does(double points) {
    if (Math.abs(points) < LEAST_POINTS) {
      return new Sentence("对指数几乎没有影响", "hardly moves the index");
    }
    String size = Figures.points(points);
    return points > 0
        ? new Sentence("使指数升高 %s 分".formatted(size), "adds %s points".formatted(size))
        : new Sentence("使指数降低 %s 分".formatted(size), "takes %s points".formatted(size));
  }

  /** One hint: "若…，则低于橙". */
  public Sentence of(Counterfactuals.Hint hint) {
    String index = Figures.points(hint.index());
    return new Sentence(
        hint.changes().stream()
            .map(this::inChinese)
            .collect(Collectors.joining("且", "若", "，则低于橙（指数 " + index + "）。")),
        hint.changes().stream()
            .map(this::inEnglish)
            .collect(Collectors.joining(" and ", "Below orange (index " + index + ") if ", ".")));
  }

  private String inChinese(Counterfactuals.Change change) {
    return "%s%s %s（现为 %s）"
        .formatted(
            name(change.tag(), true),
            change.lowers() ? "不高于" : "不低于",
            withUnit(change.then(), unit(change)),
            withUnit(change.now(), unit(change)));
  }

  private String inEnglish(Counterfactuals.Change change) {
    return "%s were at %s %s (now %s)"
        .formatted(
            name(change.tag(), false),
            change.lowers() ? "most" : "least",
            withUnit(change.then(), unit(change)),
            withUnit(change.now(), unit(change)));
  }

  private String unit(Counterfactuals.Change change) {
    return tags.apply(change.tag()).map(TagSpec::unit).orElse("");
  }

  /** What a search without a hint found. */
  public static Sentence of(Counterfactuals.Finding finding) {
    return switch (finding) {
      case FOUND ->
          new Sentence("以下任一变化都会使指数低于橙。", "Each of these would bring the index below orange.");
      case ALREADY_BELOW -> new Sentence("指数已低于橙。", "The index is below orange already.");
      case OUT_OF_REACH ->
          new Sentence(
              "仅改变一项或两项数值指标不能使指数低于橙。",
              "No change of one or two quantities brings the index below orange.");
      case NOT_OF_TREES ->
          new Sentence(
              "该模型不是树模型，不作此推算。", "The model is not made of trees; this is not worked out for it.");
    };
  }
}
