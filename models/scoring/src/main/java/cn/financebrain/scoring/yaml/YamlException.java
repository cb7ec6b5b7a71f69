package cn.financebrain.scoring.yaml;

/** A text that is not one strict YAML document. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  YamlException(String message, Throwable cause) {
    super(message, cause);
  }
}
