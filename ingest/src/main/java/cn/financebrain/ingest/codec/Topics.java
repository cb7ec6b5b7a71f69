package cn.financebrain.ingest.codec;

/** The names of the topics, in one place. */
public final class Topics {
  /** The canonical log, keyed by enterprise. */
  public static final String EVENTS = "fb.event.v1";

  /** Records that did not fit, as JSON. */
  public static final String DEAD_LETTERS = "fb.event.dlq.v1";

  /** Alerts for other systems, as JSON, keyed by enterprise. */
  public static final String ALERTS = "fb.alert.v1";

  /** How many partitions the canonical log gets unless the stack says otherwise. */
  public static final int DEFAULT_PARTITIONS = 8;

  private Topics() {}
}
