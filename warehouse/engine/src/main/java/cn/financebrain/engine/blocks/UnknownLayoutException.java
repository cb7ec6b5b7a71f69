package cn.financebrain.engine.blocks;

import java.io.IOException;

/** A column's type is one whose values can't be told apart without reading them all. */
public final class UnknownLayoutException extends IOException {

  private static final long serialVersionUID = 1L;

  UnknownLayoutException(String type) {
    super(type);
  }
}
