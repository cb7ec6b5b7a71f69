package cn.financebrain.engine.wire;

import java.io.IOException;

/** What came is no HTTP that is understood here. */
final class BadRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  BadRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status that says so. */
  int status() {
    return status;
  }
}
