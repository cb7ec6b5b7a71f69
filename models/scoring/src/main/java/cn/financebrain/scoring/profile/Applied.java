package cn.financebrain.scoring.profile;

/** What an arriving event did to a profile. */
public enum Applied {
  /** A new event. */
  ADDED,
  /** This revision of the event was known already. Nothing changed. */
  DUPLICATE,
  /** A higher revision corrected a known event. */
  REVISED,
  /** A higher revision took a known event back. */
  RETRACTED,
  /**
   * A higher revision is known already, or no tag can see the event any more and others of its type
   * are known; only views of the past can differ.
   */
  STALE,
  /**
   * Takes back an event that is not known, or no longer; kept while it is in sight, in case that
   * event is still under way.
   */
  SPURIOUS;

  /** Whether what is known as of now can differ from before. */
  public boolean movesTags() {
    return this == ADDED || this == REVISED || this == RETRACTED;
  }
}
