package cn.financebrain.training.evaluate;

/** The figures of an evaluation, in the order of the report. */
public enum Metric {
  F1("f1", "训练阈值下的 F1", "F1 at the trained threshold"),
  AUC("auc", "AUC", "AUC"),
  AVERAGE_PRECISION("average_precision", "平均精确率", "Average precision"),
  KS("ks", "KS", "KS"),
  PRECISION_AT_1("precision_at_1", "前 1% 精确率", "Precision, top 1 %"),
  PRECISION_AT_5("precision_at_5", "前 5% 精确率", "Precision, top 5 %"),
  RECALL_AT_1("recall_at_1", "前 1% 召回率", "Recall, top 1 %"),
  RECALL_AT_5("recall_at_5", "前 5% 召回率", "Recall, top 5 %"),
  CALIBRATION_ERROR("calibration_error", "期望校准误差", "Expected calibration error"),
  /** AUC among the enterprises of the sections that hold nearly all positives. */
  INSIDE_AUC("inside_auc", "J/L/K/F/I 行业内 AUC", "AUC inside industries J/L/K/F/I");

  private final String id;
  private final String chinese;
  private final String english;

  Metric(String id, String chinese, String english) {
    this.id = id;
    this.chinese = chinese;
    this.english = english;
  }

  /** The name in artifacts and JSON reports. */
  public String id() {
    return id;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
