package cn.financebrain.contract;

/**
 * What everybody may know of a tag without computing it: its name, where it belongs and what its
 * values are.
 *
 * @param id lower-case identifier, also the column name in the warehouse
 * @param unit unit of a {@link Kind#QUANTITY}, such as {@code 万元}, {@code days}; empty otherwise
 * @param signals {@code F} (fundraising), {@code D} (default) or {@code B} (both)
 * @param description how it is computed, one sentence
 */
public record TagSpec(
    String id,
    String chinese,
    String english,
    Category category,
    Kind kind,
    String unit,
    String signals,
    String description) {

  /** Which {@link TagValue} a tag has when it is not missing. */
  public enum Kind {
    QUANTITY,
    CODE,
    TRUTH
  }
}
