package cn.financebrain.contract;

/**
 * The identity of an enterprise: a checked {@link Uscc} in the normal case, or a {@link ForeignId}
 * for anonymised data and for bodies that have no 统一社会信用代码.
 */
public sealed interface EnterpriseId permits Uscc, ForeignId {

  /** The canonical text: the code itself for a {@link Uscc}, {@code scheme:value} otherwise. */
  String text();

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException if the text is neither a valid USCC nor {@code scheme:value}
   */
  static EnterpriseId parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Uscc(text)
        : new ForeignId(text.substring(0, colon), text.substring(colon + 1));
  }
}
