package cn.financebrain.store;

/** Stands where code is still to come. */
final class Pending {
  private Pending() {}

  @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
  static <T> T value() {
    throw new UnsupportedOperationException("being written");
  }
}
