package cn.financebrain.training.city;

import java.util.Locale;

/** What raises alerts in one of the runs that are held against each other. */
public enum Watch {
  MODEL_AND_RULES("模型 + 规则", "Model and rules"),
  MODEL("仅模型", "Model alone"),
  RULES("仅规则", "Rules alone"),
  /** Nothing: what as many alerts on the same days would find if enterprises were drawn by lot. */
  CHANCE("随机（同等数量）", "By lot, as many");

  private final String chinese;
  private final String english;

  Watch(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
