package cn.financebrain.dashboards.notify;

/** What came of a try to send. */
sealed interface Outcome {
  record Sent() implements Outcome {}

  /**
   * It was not sent.
   *
   * @param reason one of those that openapi.yaml lists
   * @param detail as the other side or the program says it, on one line; may be empty
   * @param isFinal whether no later try can help
   */
  record Failed(String reason, String detail, boolean isFinal) implements Outcome {
    private static final int DETAIL_MAX = 300;

    public Failed {
      String line = detail == null ? "" : Letter.line(detail);
      detail = line.length() <= DETAIL_MAX ? line : line.substring(0, DETAIL_MAX) + '…';
    }
  }

  static Outcome later(String reason, String detail) {
    return new Failed(reason, detail, false);
  }

  static Outcome never(String reason) {
    return new Failed(reason, "", true);
  }
}
