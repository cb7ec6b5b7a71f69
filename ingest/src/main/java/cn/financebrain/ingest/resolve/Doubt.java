package cn.financebrain.ingest.resolve;

/** Why nobody can say which enterprise a row is about. */
public enum Doubt {
  UNKNOWN("登记中查无此企业", "no registered enterprise is known by this"),
  OUT_OF_TIME("事件发生时无企业使用该名称", "nobody bore the name at the time of the event"),
  AMBIGUOUS("多家企业相符", "several enterprises fit"),
  CONTRADICTORY("各标识指向不同企业", "the identifiers name different enterprises"),
  AGAINST_DECISION("登记与先前人工认定不符", "the register differs from what a person decided before");

  private final String chinese;
  private final String english;

  Doubt(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** Whether there was nobody, rather than too many. */
  public boolean nobody() {
    return this == UNKNOWN || this == OUT_OF_TIME;
  }
}
