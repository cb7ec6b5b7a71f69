package cn.financebrain.contract;

/** The warning band (预警等级) of a risk index, from green to red; the order is that of severity. */
public enum Band {
  GREEN("绿"),
  BLUE("蓝"),
  YELLOW("黄"),
  ORANGE("橙"),
  RED("红");

  private final String chinese;

  Band(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
