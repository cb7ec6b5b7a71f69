package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseAct;
import cn.financebrain.dashboards.casework.CaseAction;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.PlanStep;
import cn.financebrain.dashboards.casework.Verdict;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import java.util.List;

/** An act as it is asked for; what is not told is null. */
record ActBody(
    String action,
    Integer version,
    String reason,
    String assignee,
    String companion,
    String until,
    String verdict,
    String outcome,
    String impact,
    Boolean deserved,
    List<Step> plan) {
  private static final int TEXT_MAX = 2000;
  private static final int STEP_MAX = 500;
  private static final int STEPS_MAX = 50;
  private static final int NAME_MAX = 100;

  record Step(String text, String due, Boolean done) {
    PlanStep parse() {
      return new PlanStep(
          Words.text("plan", Bodies.present("plan", text), STEP_MAX),
          Words.day("plan", Bodies.present("plan", due)),
          Bodies.present("plan", done));
    }
  }

  /** The version that the user saw. */
  int seen() {
    return Bodies.present("version", version);
  }

  static CaseAction action(String id) {
    try {
      return CaseAction.parse(Bodies.present("action", id));
    } catch (IllegalArgumentException e) {
      throw Words.invalid("action", "take, dismiss, assign, …");
    }
  }

  /**
   * @throws ProblemException if a field is not what was expected
   */
  CaseAct parse(People people) {
    if (plan != null && plan.size() > STEPS_MAX) {
      throw Words.tooMany("plan", STEPS_MAX, new Wording("请合并步骤", "put several steps into one"));
    }
    return new CaseAct(
        action(action),
        Words.text("reason", reason, TEXT_MAX),
        person("assignee", assignee, people),
        person("companion", companion, people),
        Words.day("until", until),
        Words.parse("verdict", verdict, Verdict.class),
        Words.parse("outcome", outcome, Outcome.class),
        Words.text("impact", impact, TEXT_MAX),
        deserved,
        plan == null
            ? null
            : plan.stream().map(step -> Bodies.present("plan", step).parse()).toList());
  }

  static Actor person(String field, String name, People people) {
    if (name == null) {
      return null;
    }
    return people
        .actor(Words.text(field, name, NAME_MAX))
        .orElseThrow(
            () ->
                ProblemException.ofField(
                    ProblemCode.INVALID_BODY,
                    field,
                    new Wording("没有该用户", "There is no such user")));
  }
}
