package cn.financebrain.dashboards.access;

import java.util.Locale;

/** What a user may do, each within the user's {@link Territory}. */
public enum Right {
  ALERTS_READ,
  ENTERPRISES_READ,
  /** The single events behind a profile, with what departments told. */
  EVENTS_READ,
  /** Natural persons by more than a mask. */
  PERSONS_SEE,
  FEEDS_READ,
  /** Sees refused rows as they were told, mends them, and says which enterprise a row is about. */
  FEEDS_MEND,
  SCANS_READ,
  /** Starts, stops and resumes scans of the territory. */
  SCANS_RUN,
  RULES_READ,
  RULES_MAKE,
  RULES_CHECK,
  CASES_READ,
  /** Opens a case from alerts, takes it, proposes to dismiss or to snooze it. */
  CASES_TRIAGE,
  CASES_ASSIGN,
  /** Accepts an assigned case, visits, reports. */
  CASES_INSPECT,
  /** Decides on what an inspector reported. */
  CASES_REVIEW,
  /** Carries measures out, proposes to close and to reopen. */
  CASES_CLOSE,
  /** The second person. */
  CASES_APPROVE,
  CASES_SUPERVISE,
  POLICE_RECEIPT,
  BANK_LOOK_UP,
  /** Reads reports that are all of the territory, and takes their files. */
  REPORTS_READ,
  REPORTS_MAKE,
  /** Changes the templates of reports. */
  REPORTS_DESIGN,
  /** Says which other systems are told, and sees what was sent to everybody. */
  NOTIFICATIONS_MANAGE,
  EXPORT,
  /** Writes queries of the warehouse. */
  SQL_QUERY,
  AUDIT_READ,
  ACCOUNTS_READ,
  /** Makes and disables accounts, resets passwords. */
  ACCOUNTS_MANAGE,
  ROLES_GRANT,
  SESSIONS_END;

  /** As the interface writes it, such as {@code cases-read}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
