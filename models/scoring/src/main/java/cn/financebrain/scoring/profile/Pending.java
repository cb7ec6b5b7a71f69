package cn.financebrain.scoring.profile;

import java.util.function.Supplier;

/** What is still to be written. */
public final class Pending {
  private static final Supplier<?> NOTHING = Pending::nothing;

  private Pending() {}

  private static Object nothing() {
    if (NOTHING != null) {
      throw new UnsupportedOperationException("still to be written");
    }
    return "";
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T value() {
    return (T) NOTHING.get();
  }
}
