package cn.financebrain.dashboards.reporting;

/** A part of a report that could not be made; the report is then not published at all. */
public final class PartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String part;

  /**
   * @param part key of the table, or {@code page}, {@code pdf}, {@code xlsx}, {@code csv}
   */
  public PartFailure(String part, Throwable cause) {
    super(part + ": " + cause.getMessage(), cause);
    this.part = part;
  }

  public String part() {
    return part;
  }
}
