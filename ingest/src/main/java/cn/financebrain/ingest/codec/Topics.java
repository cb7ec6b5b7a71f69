package cn.financebrain.ingest.codec;

import java.util.Set;

/** The names of the topics, in one place. */
public final class Topics {
  /** The canonical log, keyed by enterprise. */
  public static final String EVENTS = "fb.event.v1";

  /** Records that did not fit, as JSON. */
  public static final String DEAD_LETTERS = "fb.event.dlq.v1";

  /** Alerts for other systems, as JSON, keyed by enterprise. */
  public static final String ALERTS = "fb.alert.v1";

  /** Steps of cases for other systems, as JSON, keyed by the case's number. */
  public static final String CASES = "fb.case.v1";

  /** How many partitions the canonical log gets unless the stack says otherwise. */
  public static final int DEFAULT_PARTITIONS = 8;

  /** The topics that only the stack's own programs write. */
  public static final Set<String> OWN = Set.of(EVENTS, DEAD_LETTERS, ALERTS, CASES);

  private Topics() {}

  /**
   * The topic of a department.
   *
   * @param feed name of its mapping, such as {@code city/tax}; a topic's has no slash
   */
  public static String raw(String feed) {
    return "fb.raw." + feed.replace('/', '.') + ".v1";
  }
}
