package cn.financebrain.engine.chdb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A refusal with ClickHouse's error code; the message is what a ClickHouse server would say. */
public final class EngineException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\. ");
  private static final int UNKNOWN_EXCEPTION = 1002;

  private final int code;

  private EngineException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** A refusal of this process, written as the engine writes its own. */
  public static EngineException of(int code, String name, String text) {
    return new EngineException(
        code, "Code: " + code + ". DB::Exception: " + text + " (" + name + ")");
  }

  /** An error text of the engine, which begins with {@code Code: N. }. */
  static EngineException ofEngine(String text) {
    Matcher matcher = CODE.matcher(text);
    int code = matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN_EXCEPTION;
    return new EngineException(code, text);
  }

  /** ClickHouse's number of the error, such as 60 for an unknown table. */
  public int code() {
    return code;
  }
}
