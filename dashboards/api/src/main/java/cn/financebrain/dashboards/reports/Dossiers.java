package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.dashboards.enterprises.Explanations;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Sha256;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.store.StoredAlert;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The dossier of one enterprise (核查单): its scores with the whole chain behind them, from events to
 * tags, reasons, model or rule, and the article of law that a rule rests on.
 */
@Component
class Dossiers implements ReportSource {
  private static final int ALERTS_MAX = 50;

  private final Warehouse warehouse;
  private final Explanations explanations;
  private final FeedPart feeds;
  private final CasePart cases;

  Dossiers(Warehouse warehouse, Explanations explanations, FeedPart feeds, CasePart cases) {
    this.warehouse = warehouse;
    this.explanations = explanations;
    this.feeds = feeds;
    this.cases = cases;
  }

  @Override
  public boolean makes(ReportKind kind) {
    return kind == ReportKind.DOSSIER;
  }

  @Override
  public ReportDraft.Made make(ReportDraft draft) {
    ReportWords words = draft.words();
    WarehousePages pages = draft.step("enterprise", warehouse::pages);
    EnterpriseRow row =
        draft.step("enterprise", () -> enterprise(draft.order().enterprise(), pages));
    EnterpriseId id = row.enterprise();
    List<StoredScore> scores = draft.step("scores", () -> scores(id, pages));
    Map<String, RuleSpec> rules =
        draft.step(
            "rules",
            () ->
                warehouse.overview().rules().stream()
                    .collect(Collectors.toMap(RuleSpec::id, Function.identity())));
    describe(draft, row);
    draft.lead(lead(row, scores, words));
    draft.part("scores", () -> scoreTable(scores, words));
    List<ExplainedScore> explained =
        draft.step(
            "reasons",
            () ->
                scores.stream()
                    .filter(stored -> stored.score() instanceof Score.Scored)
                    .map(stored -> explanations.of(stored, pages))
                    .toList());
    warnOfDifference(draft, explained);
    EvidenceChain chain = new EvidenceChain(id, explained, pages, words);
    draft.part("reasons", chain::reasons);
    List<StoredAlert> alerts = draft.step("alerts", () -> pages.alertsOf(id));
    draft.part("rules", () -> chain.rules(alerts, rules));
    draft.part("evidence", chain::events);
    draft.part("alerts", () -> alertTable(alerts, rules, words));
    draft.part("cases", () -> cases.ofEnterprise(id.text(), words));
    feeds.add(draft);
    Instant asOf =
        scores.stream()
            .map(stored -> stored.score().asOf())
            .max(Comparator.naturalOrder())
            .orElse(draft.order().at());
    return draft.made(
        snapshot(id, scores),
        asOf,
        scores.stream().map(stored -> stored.score().release()).max(Comparator.naturalOrder()));
  }

  private static EnterpriseRow enterprise(String id, WarehousePages pages) {
    return pages
        .enterprise(EnterpriseId.parse(id))
        .orElseThrow(() -> ProblemException.of(ProblemCode.ENTERPRISE_NOT_FOUND));
  }

  private static List<StoredScore> scores(EnterpriseId id, WarehousePages pages) {
    return pages.latestScores(id).stream()
        .map(score -> pages.scoreAt(id, score.risk(), score.asOf()))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(stored -> stored.score().risk()))
        .toList();
  }

  /** The same scores from the same place of the log have the same one. */
  private static String snapshot(EnterpriseId id, List<StoredScore> scores) {
    return "S-"
        + Sha256.of(
                id.text()
                    + scores.stream()
                        .map(each -> each.score() + "@" + each.position())
                        .collect(Collectors.joining("\n", "\n", "")))
            .substring(0, 16);
  }

  private static void describe(ReportDraft draft, EnterpriseRow row) {
    ReportWords words = draft.words();
    draft
        .fact("企业", "Enterprise", row.name())
        .fact("企业标识", "Id", row.enterprise().text())
        .fact("区域", "Area", words.region(row.region()))
        .fact("行业", "Industry", words.industry(row.industry()) + ' ' + row.industry())
        .fact("登记", "Enrolled", row.enrolled() ? words.say("已登记", "yes") : words.say("未登记", "no"));
  }

  private static String lead(EnterpriseRow row, List<StoredScore> scores, ReportWords words) {
    String name = row.name().isEmpty() ? row.enterprise().text() : row.name();
    if (scores.isEmpty()) {
      return words
          .say("%s 尚未评估，不代表低风险。", "%s was never evaluated, which is not low risk.")
          .formatted(name);
    }
    return scores.stream()
        .map(
            stored ->
                words.risk(stored.score().risk()) + words.say("：", ": ") + state(stored, words))
        .collect(
            Collectors.joining(
                words.say("；", "; "), name + words.say("。", ". "), words.say("。", ".")));
  }

  private static String state(StoredScore stored, ReportWords words) {
    return stored.score() instanceof Score.Scored scored
        ? words
            .say("指数 %.1f（%s）", "index %.1f (%s)")
            .formatted(scored.index(), words.band(scored.band()))
        : words.say("未能评分，不代表低风险", "could not be scored, which is not low risk");
  }

  private static ReportTable scoreTable(List<StoredScore> scores, ReportWords words) {
    return ReportTable.of(
        "scores",
        words.say("评分", "Scores"),
        words.say(
            "概率经校准；阈值为模型判为有风险的概率；覆盖率为模型所用标签中已知的比例。",
            "Probabilities are calibrated; from the threshold on a model calls it positive;"
                + " coverage is the share of its tags that are known."),
        List.of(
            Column.text(words.say("风险", "Risk")),
            Column.number(words.say("指数", "Index")),
            Column.text(words.say("等级", "Band")),
            Column.number(words.say("概率", "Probability")),
            Column.number(words.say("阈值", "Threshold")),
            Column.number(words.say("覆盖率", "Coverage")),
            Column.text(words.say("时点", "As of")),
            Column.text(words.say("模型", "Model")),
            Column.number(words.say("发布号", "Release"))),
        scores.stream().map(stored -> row(stored.score(), words)).toList());
  }

  private static List<Cell> row(Score score, ReportWords words) {
    if (score instanceof Score.Scored scored) {
      return List.of(
          Cell.of(words.risk(scored.risk())),
          Cell.of(scored.index(), 1),
          Cell.of(words.band(scored.band())),
          Cell.of(scored.probability(), 4),
          Cell.of(scored.threshold(), 4),
          Cell.of(scored.coverage(), 2),
          Cell.of(words.time(scored.asOf())),
          Cell.of(scored.model()),
          Cell.of(scored.release()));
    }
    Score.Unscored unscored = (Score.Unscored) score;
    return List.of(
        Cell.of(words.risk(unscored.risk())),
        Cell.EMPTY,
        Cell.of(words.band(Optional.empty())),
        Cell.EMPTY,
        Cell.EMPTY,
        Cell.of(unscored.coverage(), 2),
        Cell.of(words.time(unscored.asOf())),
        Cell.of(unscored.why().name().toLowerCase(Locale.ROOT)),
        Cell.of(unscored.release()));
  }

  /** Never silently: reasons that are not those of the stored score prove nothing. */
  private static void warnOfDifference(ReportDraft draft, List<ExplainedScore> explained) {
    ReportWords words = draft.words();
    for (ExplainedScore each : explained) {
      if (!each.agrees()) {
        Risk risk = each.stored().risk();
        draft.warn(
            words
                .say(
                    "%s：由现有事件重新推导的结果与当时存储的评分不一致，下列依据不能证明该评分。",
                    "%s: what the events give now is not the stored score; the reasons below do not"
                        + " prove it.")
                .formatted(words.risk(risk)));
      }
    }
  }

  private static ReportTable alertTable(
      List<StoredAlert> alerts, Map<String, RuleSpec> rules, ReportWords words) {
    List<List<Cell>> rows = new ArrayList<>();
    for (StoredAlert stored : alerts.subList(0, Math.min(ALERTS_MAX, alerts.size()))) {
      Alert alert = stored.alert();
      rows.add(
          List.of(
              Cell.of(words.time(alert.raisedAt())),
              Cell.of(words.risk(alert.risk())),
              Cell.of(words.band(alert.band())),
              Cell.of(cause(alert.cause(), rules, words)),
              Cell.of(alert.index(), 1),
              Cell.of(alert.id())));
    }
    return new ReportTable(
        "alerts",
        words.say("预警", "Alerts"),
        "",
        List.of(
            Column.text(words.say("时间", "Raised")),
            Column.text(words.say("风险", "Risk")),
            Column.text(words.say("等级", "Band")),
            Column.text(words.say("起因", "Cause")),
            Column.number(words.say("指数", "Index")),
            Column.text(words.say("预警编号", "Id"))),
        rows,
        alerts.size(),
        "");
  }

  private static String cause(Alert.Cause cause, Map<String, RuleSpec> rules, ReportWords words) {
    if (cause instanceof Alert.Cause.FirstScore first) {
      return words.say("首次评分为", "first score ") + words.band(first.to());
    }
    if (cause instanceof Alert.Cause.BandRise rise) {
      return words
          .say("等级由%s升至%s", "rose from %s to %s")
          .formatted(words.band(rise.from()), words.band(rise.to()));
    }
    if (cause instanceof Alert.Cause.HardRule rule) {
      return words.say("硬规则：", "hard rule: ")
          + Optional.ofNullable(rules.get(rule.rule()))
              .map(spec -> words.say(spec.chinese(), spec.english()))
              .orElse(rule.rule());
    }
    Alert.Cause.SharpChange sharp = (Alert.Cause.SharpChange) cause;
    return words
        .say("指数骤升：%.1f → %.1f", "sharp rise: %.1f → %.1f")
        .formatted(sharp.from(), sharp.to());
  }
}
