package cn.financebrain.engine.wire;

import java.io.IOException;

/** A request's body ended before the end that it had promised, or came to a standstill. */
public final class CutBodyException extends IOException {

  private static final long serialVersionUID = 1L;

  CutBodyException(String message) {
    super(message);
  }
}
