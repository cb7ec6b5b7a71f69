package cn.financebrain.dashboards.reporting;

/** A template that can't be used, and why, in both languages. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String chinese;
  private final String english;

  /**
   * @param line counted from 1; 0 where it is of no line
   */
  TemplateException(int line, String chinese, String english) {
    super("line %d: %s".formatted(line, english));
    this.line = line;
    this.chinese = chinese;
    this.english = english;
  }

  public int line() {
    return line;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
