package cn.financebrain.contract.feed;

/**
 * What the cells of one column were, over the rows of a load that made events.
 *
 * @param field the field it fills; empty for columns that only make ids and times, and for those
 *     that the mapping does not read
 * @param read whether the mapping reads it
 * @param seen whether the source had it
 * @param rows cells that were looked at
 * @param missing of them, those that tell nothing
 * @param numbers of texts and codes, those that look like a number
 * @param dates likewise, like a date
 * @param texts likewise, like neither
 */
public record ColumnProfile(
    String column,
    String field,
    boolean read,
    boolean seen,
    long rows,
    long missing,
    long numbers,
    long dates,
    long texts) {

  /** Both loads together. */
  public ColumnProfile plus(ColumnProfile other) {
    return new ColumnProfile(
        column,
        other.field,
        other.read,
        seen || other.seen,
        rows + other.rows,
        missing + other.missing,
        numbers + other.numbers,
        dates + other.dates,
        texts + other.texts);
  }
}
