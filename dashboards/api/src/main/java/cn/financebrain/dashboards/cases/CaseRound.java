package cn.financebrain.dashboards.cases;

/** Something that is done again and again, see {@link CaseRounds}; what fails is tried again. */
public interface CaseRound extends Runnable {
  /** Names it in the log. */
  String what();
}
