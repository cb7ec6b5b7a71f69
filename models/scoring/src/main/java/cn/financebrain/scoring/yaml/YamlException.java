package cn.financebrain.scoring.yaml;

/** A text that is not one strict YAML document. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  YamlException(String message, String problem, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What is wrong, after the line where it is: one sentence. */
  public String problem() {
    return problem;
  }
}
