package cn.financebrain.streaming.bench;

import cn.financebrain.streaming.operator.MeasureEnterprise;
import cn.financebrain.streaming.operator.ScoreEnterprise;

/** The operators of the scoring job that keep a state of each enterprise. */
enum Place {
  SCORE_ENTERPRISE(ScoreEnterprise.NAME, ScoreEnterprise.STATE),
  MEASURE_ENTERPRISE(MeasureEnterprise.NAME, MeasureEnterprise.STATE);

  private final String uid;
  private final String state;

  Place(String uid, String state) {
    this.uid = uid;
    this.state = state;
  }

  String uid() {
    return uid;
  }

  /** Name of the state in checkpoints. */
  String state() {
    return state;
  }

  /** The packed state that is kept there. */
  byte[] of(HeldStates.Packed packed) {
    return this == SCORE_ENTERPRISE ? packed.state() : packed.profile();
  }
}
