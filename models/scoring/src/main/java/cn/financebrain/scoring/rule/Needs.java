package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.profile.Catalogue;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be known so that a condition can hold at all. Most rules read tags that most
 * enterprises lack; to look at these alone is a hundred times cheaper than to evaluate.
 *
 * <p>For each part of the condition two sets are worked out: the facts without which it is not
 * true, and those without which it is not false. Of {@code a && b} the former are those of either
 * side, the latter those of both; {@code ||} is the other way round, {@code !} exchanges them, and
 * a function needs all that its arguments need.
 */
final class Needs {
  private final int[] tags;
  private final Set<Risk> models;
  private final boolean event;
  private final Set<String> reads;

  private Needs(int[] tags, Set<Risk> models, boolean event, Set<String> reads) {
    this.tags = tags;
    this.models = models;
    this.event = event;
    this.reads = Set.copyOf(reads);
  }

  static Needs of(CelExpr condition, Catalogue catalogue) {
    Reading reading = new Reading();
    Set<Fact> needed = reading.of(condition).forTrue();
    Set<Risk> models = new HashSet<>();
    List<Integer> tags = new ArrayList<>();
    for (Fact fact : needed) {
      if (fact.variable().equals(CelLanguage.TAG)) {
        tags.add(catalogue.indexOf(fact.name()));
      } else if (fact.variable().equals(CelLanguage.MODEL)) {
        models.add(Risk.ofId(fact.name()));
      }
    }
    boolean event = needed.stream().anyMatch(fact -> fact.variable().equals(CelLanguage.EVENT));
    return new Needs(
        tags.stream().mapToInt(Integer::intValue).sorted().toArray(), models, event, reading.tags);
  }

  /** The tags that the condition reads, needed or not. */
  Set<String> reads() {
    return reads;
  }

  boolean met(Facts facts) {
    for (int tag : tags) {
      if (facts.tags().get(tag) instanceof TagValue.Missing) {
        return false;
      }
    }
    if (event && facts.event().isEmpty()) {
      return false;
    }
    return models.isEmpty()
        || facts.byModels().stream()
            .noneMatch(score -> score instanceof Score.Unscored && models.contains(score.risk()));
  }

  private record Fact(String variable, String name) {}

  /** The facts without which a part is not true, and not false; both, where it is no truth. */
  private record Part(Set<Fact> forTrue, Set<Fact> forFalse) {
    static final Part NOTHING = new Part(Set.of(), Set.of());

    static Part strictly(Set<Fact> facts) {
      return new Part(facts, facts);
    }

    /** The facts without which it is an error. */
    Set<Fact> forAny() {
      return common(forTrue, forFalse);
    }

    Part not() {
      return new Part(/* forTrue= */ forFalse, /* forFalse= */ forTrue);
    }

    Part and(Part other) {
      return new Part(union(forTrue, other.forTrue), common(forFalse, other.forFalse));
    }

    Part or(Part other) {
      return not().and(other.not()).not();
    }

    /** {@code condition ? this : other}. */
    Part chosenBy(Part condition, Part other) {
      Set<Fact> always = condition.forAny();
      return new Part(
          union(always, common(forTrue, other.forTrue)),
          union(always, common(forFalse, other.forFalse)));
    }
  }

  private static Set<Fact> union(Set<Fact> one, Set<Fact> other) {
    Set<Fact> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Set<Fact> common(Set<Fact> one, Set<Fact> other) {
    Set<Fact> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static final class Reading {
    private final Set<String> tags = new HashSet<>();

    Part of(CelExpr part) {
      return switch (part.exprKind().getKind()) {
        case SELECT -> ofSelect(part.select());
        case CALL -> ofCall(part.call());
        case LIST -> Part.strictly(ofAll(part.list().elements()));
        case MAP -> Part.strictly(ofEntries(part.map().entries()));
        case COMPREHENSION -> ofComprehension(part.comprehension());
        default -> Part.NOTHING;
      };
    }

    private Part ofSelect(CelExpr.CelSelect select) {
      String variable = select.operand().identOrDefault().name();
      boolean fact = variable.equals(CelLanguage.TAG) || variable.equals(CelLanguage.MODEL);
      if (variable.equals(CelLanguage.TAG)) {
        tags.add(select.field());
      }
      if (select.testOnly()) { // has(…) has an answer where nothing is known
        of(select.operand());
        return Part.NOTHING;
      }
      if (variable.equals(CelLanguage.EVENT)) {
        return Part.strictly(Set.of(new Fact(variable, "")));
      }
      return fact
          ? Part.strictly(Set.of(new Fact(variable, select.field())))
          : of(select.operand());
    }

    private Part ofCall(CelExpr.CelCall call) {
      List<CelExpr> arguments = new ArrayList<>();
      call.target().ifPresent(arguments::add);
      arguments.addAll(call.args());
      List<Part> parts = arguments.stream().map(this::of).toList();
      return switch (call.function()) {
        case "_&&_" -> parts.get(0).and(parts.get(1));
        case "_||_" -> parts.get(0).or(parts.get(1));
        case "!_" -> parts.get(0).not();
        case "_?_:_" -> parts.get(1).chosenBy(parts.get(0), parts.get(2));
        default -> Part.strictly(parts.stream().map(Part::forAny).reduce(Set.of(), Needs::union));
      };
    }

    private Set<Fact> ofAll(List<CelExpr> parts) {
      return parts.stream().map(this::of).map(Part::forAny).reduce(Set.of(), Needs::union);
    }

    private Set<Fact> ofEntries(List<CelExpr.CelMap.Entry> entries) {
      return ofAll(
          entries.stream().flatMap(entry -> Stream.of(entry.key(), entry.value())).toList());
    }

    /** Only what it reads: an empty list leaves its body out. */
    private Part ofComprehension(CelExpr.CelComprehension comprehension) {
      of(comprehension.loopCondition());
      of(comprehension.loopStep());
      of(comprehension.result());
      of(comprehension.accuInit());
      return Part.strictly(of(comprehension.iterRange()).forAny());
    }
  }
}
