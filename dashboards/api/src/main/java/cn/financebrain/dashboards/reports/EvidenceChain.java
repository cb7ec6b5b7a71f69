package cn.financebrain.dashboards.reports;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.wire.EventJson;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.scoring.explain.Ruling;
import cn.financebrain.scoring.explain.Sentence;
import cn.financebrain.scoring.model.ScoreReasons;
import cn.financebrain.store.StoredAlert;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow.EventRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way from events to a score, as tables: each reason names its tag, the model that it counts in
 * and the numbers of its events; each rule names the article that it rests on. What is of natural
 * persons is masked, whoever asks: a file travels further than its first reader.
 */
final class EvidenceChain {
  private static final int REASONS_MAX = 20;
  private static final int EVENTS_MAX = 200;

  private final EnterpriseId enterprise;
  private final List<ExplainedScore> scores;
  private final WarehousePages pages;
  private final ReportWords words;

  /** Numbers of the events, in the order in which reasons first name them. */
  private final Map<EventKey, Integer> numbers = new LinkedHashMap<>();

  /** The tags that rest on each event. */
  private final Map<EventKey, Set<String>> tags = new LinkedHashMap<>();

  EvidenceChain(
      EnterpriseId enterprise,
      List<ExplainedScore> scores,
      WarehousePages pages,
      ReportWords words) {
    this.enterprise = enterprise;
    this.scores = List.copyOf(scores);
    this.pages = pages;
    this.words = words;
    for (ExplainedScore score : scores) {
      for (Reason reason : largest(score)) {
        for (EventKey key : reason.evidence()) {
          numbers.putIfAbsent(key, numbers.size() + 1);
          tags.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(reason.tag());
        }
      }
    }
  }

  private static List<Reason> largest(ExplainedScore score) {
    List<Reason> all = score.reasons().map(ScoreReasons::reasons).orElse(List.of());
    return all.subList(0, Math.min(REASONS_MAX, all.size()));
  }

  ReportTable reasons() {
    List<List<Cell>> rows = new ArrayList<>();
    long total = 0;
    for (ExplainedScore score : scores) {
      ReasonSentences sentences = new ReasonSentences(score::tag);
      total += score.reasons().map(why -> why.reasons().size()).orElse(0);
      for (Reason reason : largest(score)) {
        double points = score.reasons().map(why -> why.points(reason)).orElse(Double.NaN);
        Sentence sentence = sentences.of(reason, points, Optional.empty());
        rows.add(
            List.of(
                Cell.of(words.risk(score.stored().risk())),
                Cell.of(
                    score
                        .tag(reason.tag())
                        .map(tag -> words.say(tag.chinese(), tag.english()))
                        .orElse(reason.tag())),
                Cell.of(words.value(reason.value(), score.tag(reason.tag()))),
                Cell.of(points, 1),
                Cell.of(words.say(sentence.chinese(), sentence.english())),
                Cell.of(score.stored().model()),
                Cell.of(numbersOf(reason))));
      }
    }
    return new ReportTable(
        "reasons",
        words.say("依据：标签与贡献", "Reasons: tags and what they add"),
        words.say(
            "贡献以指数分计，可正可负；证据为“证据事件”表中的序号。",
            "Points of the index, which may be negative; events by their numbers in the table of"
                + " events."),
        List.of(
            Column.text(words.say("风险", "Risk")),
            Column.text(words.say("标签", "Tag")),
            Column.text(words.say("取值", "Value")),
            Column.number(words.say("贡献", "Points")),
            Column.text(words.say("说明", "In words")),
            Column.text(words.say("模型", "Model")),
            Column.text(words.say("证据", "Events"))),
        rows,
        total,
        "");
  }

  private String numbersOf(Reason reason) {
    return reason.evidence().stream()
        .map(key -> Integer.toString(numbers.get(key)))
        .collect(Collectors.joining(words.say("、", ", ")));
  }

  /** Rules that changed the score, and hard rules that raised an alert, with their articles. */
  ReportTable rules(List<StoredAlert> alerts, Map<String, RuleSpec> known) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExplainedScore score : scores) {
      for (Ruling ruling : score.rulings()) {
        rows.add(
            List.of(
                Cell.of(words.risk(score.stored().risk())),
                Cell.of(words.say(ruling.chinese(), ruling.english())),
                Cell.of(
                    ruling.points().isPresent()
                        ? words.say("加减分 ", "points ") + ruling.points().getAsInt()
                        : words.say("否决预警", "held the alert back")),
                Cell.of(basis(ruling.rule(), known))));
      }
    }
    TreeSet<String> hard = new TreeSet<>();
    alerts.forEach(
        stored -> {
          if (stored.alert().cause() instanceof Alert.Cause.HardRule rule) {
            hard.add(rule.rule());
          }
        });
    for (String rule : hard) {
      RuleSpec spec = known.get(rule);
      rows.add(
          List.of(
              Cell.of(spec == null ? "" : words.risk(spec.risk())),
              Cell.of(spec == null ? rule : words.say(spec.chinese(), spec.english())),
              Cell.of(words.say("硬规则，触发预警", "hard rule, raised an alert")),
              Cell.of(basis(rule, known))));
    }
    return ReportTable.of(
        "rules",
        words.say("规则与法律依据", "Rules and articles"),
        words.say("模型评分不是法律认定，没有对应条文。", "A model's score is no finding of law and has no article."),
        List.of(
            Column.text(words.say("风险", "Risk")),
            Column.text(words.say("规则", "Rule")),
            Column.text(words.say("作用", "What it did")),
            Column.text(words.say("法律依据", "Article"))),
        rows);
  }

  private String basis(String rule, Map<String, RuleSpec> known) {
    return Optional.ofNullable(known.get(rule))
        .map(RuleSpec::basis)
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> words.say("规则未载明", "the rule names none"));
  }

  ReportTable events() {
    List<EventKey> keys = numbers.keySet().stream().limit(EVENTS_MAX).toList();
    Map<EventKey, EventRow> found =
        keys.isEmpty()
            ? Map.of()
            : pages.events(enterprise, keys).stream()
                .collect(Collectors.toMap(row -> row.event().key(), row -> row));
    return new ReportTable(
        "evidence",
        words.say("证据事件", "Events"),
        words.say(
            "个人信息已脱敏；“日志”为事件在规范日志中的分区与位置，可据此重读。",
            "What is of persons is masked; \"log\" is the partition and place where it can be read"
                + " again."),
        List.of(
            Column.number(words.say("序号", "No.")),
            Column.text(words.say("来源与编号", "Source and id")),
            Column.text(words.say("类型", "Type")),
            Column.text(words.say("发生", "Happened")),
            Column.text(words.say("到达", "Arrived")),
            Column.text(words.say("内容", "Content")),
            Column.text(words.say("所支持的标签", "Tags")),
            Column.text(words.say("日志", "Log"))),
        keys.stream().map(key -> event(key, Optional.ofNullable(found.get(key)))).toList(),
        numbers.size(),
        "");
  }

  private List<Cell> event(EventKey key, Optional<EventRow> row) {
    Cell number = Cell.of(numbers.get(key));
    Cell name = Cell.of(key.source() + " " + key.id());
    Cell resting = Cell.of(words.tags(List.copyOf(tags.get(key))));
    if (row.isEmpty()) {
      String gone = words.say("仓库中没有该事件", "not in the warehouse");
      return List.of(
          number, name, Cell.of(gone), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, resting, Cell.EMPTY);
    }
    EventJson event = EventJson.of(row.get(), false);
    return List.of(
        number,
        name,
        Cell.of(event.type()),
        Cell.of(words.time(event.eventTime())),
        Cell.of(words.time(event.arrivalTime())),
        Cell.of(
            event.data().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("; "))),
        resting,
        Cell.of(row.get().position().partition() + ":" + row.get().position().offset()));
  }
}
