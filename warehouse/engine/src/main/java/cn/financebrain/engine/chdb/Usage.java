package cn.financebrain.engine.chdb;

/** What a query has read, written and returned so far, in rows and bytes of the engine's format. */
public record Usage(
    long readRows,
    long readBytes,
    long writtenRows,
    long writtenBytes,
    long resultRows,
    long resultBytes) {

  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

  public Usage plus(Usage other) {
    return new Usage(
        readRows + other.readRows,
        readBytes + other.readBytes,
        writtenRows + other.writtenRows,
        writtenBytes + other.writtenBytes,
        resultRows + other.resultRows,
        resultBytes + other.resultBytes);
  }
}
