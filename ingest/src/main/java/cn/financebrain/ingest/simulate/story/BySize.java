package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.Size;

/** A number for each size of enterprise. */
public final class BySize {
  private BySize() {}

  public static double of(Size size, double micro, double small, double medium, double large) {
    return switch (size) {
      case MICRO -> micro;
      case SMALL -> small;
      case MEDIUM -> medium;
      case LARGE -> large;
    };
  }
}
