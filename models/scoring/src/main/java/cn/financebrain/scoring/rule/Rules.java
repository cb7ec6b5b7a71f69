package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A book of rules, compiled against a catalogue of tags. Safe for threads; but for the count of
 * {@link #overBudget()} it never changes.
 *
 * <p>With it the index of a score is <i>model index + Σ points</i>, held within 0 and 100, and its
 * band that of this index. A hard rule that holds raises an alert of at least its band. While a
 * veto or a whitelist holds, the index raises no alert; a hard rule still does. Points are added
 * for enterprises that a model scores; conditions read {@code model} as it was before the points,
 * so the order of the rules does not matter.
 */
public final class Rules {
  private static final String BUNDLED = "product.yaml";

  private final String id;
  private final List<Compiled> compiled;
  private final Map<Risk, List<Compiled>> byRisk = new EnumMap<>(Risk.class);

  /** A rule with its condition read. */
  record Compiled(Rule rule, Condition condition, LongAdder overBudget) {
    Compiled(Rule rule, Condition condition) {
      this(rule, condition, new LongAdder());
    }

    boolean holds(FactResolver facts) {
      Facts asked = facts.facts();
      if (!rule.isEffective(asked.asOf()) || !concerns(asked)) {
        return false;
      }
      Condition.Answer answer = condition.ask(facts);
      if (answer == Condition.Answer.OVER_BUDGET) {
        overBudget.increment();
      }
      return answer == Condition.Answer.HOLDS;
    }

    private boolean concerns(Facts asked) {
      return !(rule.effect() instanceof Rule.Effect.Whitelist list)
          || list.enterprises().contains(asked.enterprise());
    }
  }

  private Rules(String id, List<Compiled> compiled) {
    this.id = id;
    this.compiled = List.copyOf(compiled);
    for (Risk risk : Risk.values()) {
      byRisk.put(risk, compiled.stream().filter(each -> each.rule().risk() == risk).toList());
    }
  }

  /** The rules that the product ships. */
  public static Rules bundled(Catalogue catalogue) {
    return compile(bundledFiles(), catalogue);
  }

  /** The YAML of the rules that the product ships, by the name of the file. */
  public static Map<String, String> bundledFiles() {
    try (InputStream in = Rules.class.getClassLoader().getResourceAsStream("rules/" + BUNDLED)) {
      return Map.of(BUNDLED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(BUNDLED, e);
    }
  }

  /**
   * Compiles a book.
   *
   * @param texts YAML by the name of the file
   * @throws CatalogueException naming everything that is wrong, each with file, rule, and line and
   *     column of the condition
   */
  public static Rules compile(Map<String, String> texts, Catalogue catalogue) {
    return compile(texts, new RulesReader(catalogue, false));
  }

  /**
   * Those rules of a book that a catalogue can compile: for a job that works out records of a
   * release that has another catalogue, and tells nothing of them.
   *
   * @throws CatalogueException if the book is not sound under any catalogue
   */
  public static Rules compileFitting(Map<String, String> texts, Catalogue catalogue) {
    return compile(texts, new RulesReader(catalogue, true));
  }

  private static Rules compile(Map<String, String> texts, RulesReader reader) {
    List<Compiled> compiled = new ArrayList<>();
    new TreeMap<>(texts).forEach((file, yaml) -> compiled.addAll(reader.read(file, yaml)));
    reader.requireSound();
    return new Rules(Fingerprint.ofTexts(texts), compiled);
  }

  /** Compiles one YAML text. */
  public static Rules parse(String name, String yaml, Catalogue catalogue) {
    return compile(Map.of(name, yaml), catalogue);
  }

  /** Hash of names and texts of the files: 16 hexadecimal digits. */
  public String id() {
    return id;
  }

  public List<Rule> rules() {
    return compiled.stream().map(Compiled::rule).toList();
  }

  /** The rules that are new or otherwise than in another book. */
  public List<Rule> changedFrom(Rules before) {
    List<Rule> same = before.rules();
    return rules().stream().filter(rule -> !same.contains(rule)).toList();
  }

  /** The rules of another book that this one has not, by id. */
  public List<Rule> removedFrom(Rules before) {
    List<String> kept = rules().stream().map(Rule::id).toList();
    return before.rules().stream().filter(rule -> !kept.contains(rule.id())).toList();
  }

  /** What pages show of them. */
  public List<RuleSpec> specs() {
    return rules().stream().map(Rule::spec).toList();
  }

  /** The tags that a rule's condition reads. */
  public Set<String> reads(Rule rule) {
    return compiled.stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .map(each -> each.condition().reads())
        .orElse(Set.of());
  }

  /** How often a condition was given up since it took too many steps. */
  public long overBudget() {
    return compiled.stream().mapToLong(each -> each.overBudget().sum()).sum();
  }

  /** What the rules make of the scores of models, one for each of them in their order. */
  public List<Verdict> judge(Facts facts) {
    FactResolver resolver = new FactResolver(facts);
    return facts.byModels().stream().map(score -> judge(score, resolver)).toList();
  }

  private Verdict judge(Score score, FactResolver facts) {
    List<Rule> hard = new ArrayList<>();
    List<Rule> vetoes = new ArrayList<>();
    List<Score.Points> points = new ArrayList<>();
    for (Compiled each : byRisk.get(score.risk())) {
      if (each.holds(facts)) {
        Rule rule = each.rule();
        if (rule.effect() instanceof Rule.Effect.Hard) {
          hard.add(rule);
        } else if (rule.effect() instanceof Rule.Effect.Points effect) {
          points.add(new Score.Points(rule.id(), effect.points()));
        } else {
          vetoes.add(rule);
        }
      }
    }
    Score ruled = score instanceof Score.Scored s ? ruled(s, points, vetoes) : score;
    return new Verdict(ruled, hard, vetoes, id);
  }

  private Score.Scored ruled(Score.Scored score, List<Score.Points> points, List<Rule> vetoes) {
    int sum = points.stream().mapToInt(Score.Points::points).sum();
    double index = sum == 0 ? score.index() : Math.max(0, Math.min(100, score.index() + sum));
    List<String> vetoIds = vetoes.stream().map(Rule::id).toList();
    return score.ruled(
        index, RiskModel.band(index), new Score.Ruled(id, score.index(), points, vetoIds));
  }
}
