package cn.financebrain.scoring.rule;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;

/** A compiled condition. Immutable, safe for threads. */
final class Condition {
  private final CelRuntime.Program program;
  private final Needs needs;

  Condition(CelRuntime.Program program, Needs needs) {
    this.program = program;
    this.needs = needs;
  }

  /** What a condition says. */
  enum Answer {
    HOLDS,
    /** No, or unknown. */
    NOT,
    /** It took more steps than it may; it does not hold. */
    OVER_BUDGET
  }

  /** The tags that are read. */
  Set<String> reads() {
    return needs.reads();
  }

  Answer ask(FactResolver facts) {
    if (!needs.met(facts.facts())) {
      return Answer.NOT;
    }
    try {
      return Boolean.TRUE.equals(program.eval(facts)) ? Answer.HOLDS : Answer.NOT;
    } catch (CelEvaluationException e) {
      return e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED
          ? Answer.OVER_BUDGET
          : Answer.NOT;
    }
  }
}
