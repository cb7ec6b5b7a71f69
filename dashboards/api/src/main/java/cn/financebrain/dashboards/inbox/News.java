package cn.financebrain.dashboards.inbox;

import java.util.List;
import java.util.Locale;

/**
 * What somebody is told.
 *
 * @param subject what it is about, within its kind
 * @param dedup nobody is told twice of what has the same
 * @param title as people call it: of a report, scan or schedule, or the name of an enterprise;
 *     empty where the page finds its own words
 * @param failed whether it did not come about
 * @param count of how many it tells
 * @param names of the first of them, where it tells those
 * @param regions where these are; who does not see all of them is not shown the message
 */
public record News(
    Kind kind,
    String subject,
    String dedup,
    String title,
    boolean failed,
    int count,
    List<String> names,
    List<String> regions) {

  public News {
    names = List.copyOf(names);
    regions = List.copyOf(regions);
  }

  /** The page words each in its own way. */
  public enum Kind {
    /** A report was made, or could not be; the subject is its id. */
    REPORT,
    /** A case was given to the user; the subject is its number, as it is of the next three. */
    CASE,
    /** A case is due on the next working day. */
    REMINDER,
    /** A case is overdue, and to be supervised by the user. */
    ESCALATION,
    /** An act on a case waits for a second person. */
    PROPOSAL,
    /** An act on a set of cases waits for a second person; the subject is its id. */
    BULK,
    /** An act on an entry of a list waits for a second person; the subject is its id. */
    LISTING,
    /** Alerts of a region that nobody handles in time; the subject is the region. */
    ALERTS,
    /** A scan was done, or failed; the subject is its id. */
    SCAN,
    /** A scan was stopped; the subject is its id. */
    STOP,
    /** A run of a schedule failed before there was anything to see; the subject is the schedule. */
    SCHEDULE,
    /** Enterprises that are new in a set that the user follows; the subject is the view's id. */
    SET;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without names. */
  public News(Kind kind, String subject, String dedup, String title, boolean failed, int count) {
    this(kind, subject, dedup, title, failed, count, List.of(), List.of());
  }

  /** Of one thing that came about. */
  public News(Kind kind, String subject, String dedup, String title) {
    this(kind, subject, dedup, title, false, 1);
  }
}
