package cn.financebrain.scoring.expression;

/** An expression that can't be read: where, and what was expected. */
public final class ExpressionException extends RuntimeException {
  public ExpressionException(String message) {
    super(message);
  }
}
