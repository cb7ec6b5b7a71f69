package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.EnterpriseSummary;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up enterprise of which rules are asked. */
final class MadeFacts {
  static final Catalogue CATALOGUE = Catalogue.bundled();

  private final Map<String, TagValue> tags = new HashMap<>();
  private final Map<Risk, Double> indices = new HashMap<>();
  private Optional<EnterpriseEvent> event = Optional.empty();
  private Instant asOf = Histories.START;

  MadeFacts with(String tag, double value) {
    return put(tag, TagSpec.Kind.QUANTITY, new TagValue.Quantity(value));
  }

  MadeFacts with(String tag, boolean value) {
    return put(tag, TagSpec.Kind.TRUTH, new TagValue.Truth(value));
  }

  MadeFacts with(String tag, String value) {
    return put(tag, TagSpec.Kind.CODE, new TagValue.Code(value));
  }

  private MadeFacts put(String tag, TagSpec.Kind kind, TagValue value) {
    if (CATALOGUE.tag(tag).kind() != kind) {
      throw new IllegalArgumentException(
          "tag %s is a %s".formatted(tag, CATALOGUE.tag(tag).kind()));
    }
    tags.put(tag, value);
    return this;
  }

  MadeFacts scored(Risk risk, double index) {
    indices.put(risk, index);
    return this;
  }

  MadeFacts at(Instant instant) {
    asOf = instant;
    return this;
  }

  MadeFacts told(EnterpriseEvent now) {
    event = Optional.of(now);
    return this;
  }

  Facts facts() {
    List<Score> scores = new ArrayList<>();
    for (Risk risk : Risk.values()) {
      scores.add(score(risk));
    }
    return new Facts(
        Histories.ENTERPRISE,
        asOf,
        TagVector.of(CATALOGUE, tags),
        new EnterpriseSummary("测试有限公司", "330302", "J"),
        scores,
        event);
  }

  private Score score(Risk risk) {
    Double index = indices.get(risk);
    if (index == null) {
      return new Score.Unscored(Histories.ENTERPRISE, risk, asOf, 1, Score.Why.NO_MODEL, 0);
    }
    Band band = RiskModel.band(index);
    return new Score.Scored(
        Histories.ENTERPRISE, risk, asOf, 1, "m", index / 100, 0.6, index, band, 1);
  }

  /** What a book makes of it for a risk. */
  Verdict judgedBy(Rules rules, Risk risk) {
    return rules.judge(facts()).stream()
        .filter(verdict -> verdict.score().risk() == risk)
        .findFirst()
        .orElseThrow();
  }

  /** The hard rules that hold, of both risks. */
  List<String> hard(Rules rules) {
    return rules.judge(facts()).stream()
        .flatMap(verdict -> verdict.hard().stream())
        .map(Rule::id)
        .toList();
  }
}
