package cn.financebrain.dashboards.access;

import static cn.financebrain.dashboards.access.Right.ACCOUNTS_MANAGE;
import static cn.financebrain.dashboards.access.Right.ACCOUNTS_READ;
import static cn.financebrain.dashboards.access.Right.ALERTS_READ;
import static cn.financebrain.dashboards.access.Right.AUDIT_READ;
import static cn.financebrain.dashboards.access.Right.BANK_LOOK_UP;
import static cn.financebrain.dashboards.access.Right.CASES_APPROVE;
import static cn.financebrain.dashboards.access.Right.CASES_ASSIGN;
import static cn.financebrain.dashboards.access.Right.CASES_CLOSE;
import static cn.financebrain.dashboards.access.Right.CASES_INSPECT;
import static cn.financebrain.dashboards.access.Right.CASES_READ;
import static cn.financebrain.dashboards.access.Right.CASES_REVIEW;
import static cn.financebrain.dashboards.access.Right.CASES_SUPERVISE;
import static cn.financebrain.dashboards.access.Right.CASES_TRIAGE;
import static cn.financebrain.dashboards.access.Right.ENTERPRISES_READ;
import static cn.financebrain.dashboards.access.Right.EVENTS_READ;
import static cn.financebrain.dashboards.access.Right.EXPORT;
import static cn.financebrain.dashboards.access.Right.FEEDS_MEND;
import static cn.financebrain.dashboards.access.Right.FEEDS_READ;
import static cn.financebrain.dashboards.access.Right.NOTIFICATIONS_MANAGE;
import static cn.financebrain.dashboards.access.Right.PERSONS_SEE;
import static cn.financebrain.dashboards.access.Right.POLICE_RECEIPT;
import static cn.financebrain.dashboards.access.Right.REPORTS_DESIGN;
import static cn.financebrain.dashboards.access.Right.REPORTS_MAKE;
import static cn.financebrain.dashboards.access.Right.REPORTS_READ;
import static cn.financebrain.dashboards.access.Right.ROLES_GRANT;
import static cn.financebrain.dashboards.access.Right.RULES_CHECK;
import static cn.financebrain.dashboards.access.Right.RULES_MAKE;
import static cn.financebrain.dashboards.access.Right.RULES_READ;
import static cn.financebrain.dashboards.access.Right.SCANS_READ;
import static cn.financebrain.dashboards.access.Right.SCANS_RUN;
import static cn.financebrain.dashboards.access.Right.SESSIONS_END;
import static cn.financebrain.dashboards.access.Right.SQL_QUERY;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Who somebody is; what each may do is the whole table of rights. A user may have several roles,
 * but never two of the three powers of administration.
 */
public enum Role {
  CITY_OFFICE(
      ALERTS_READ,
      ENTERPRISES_READ,
      EVENTS_READ,
      PERSONS_SEE,
      FEEDS_READ,
      SCANS_READ,
      SCANS_RUN,
      RULES_READ,
      CASES_READ,
      CASES_TRIAGE,
      CASES_ASSIGN,
      CASES_REVIEW,
      CASES_CLOSE,
      CASES_SUPERVISE,
      REPORTS_READ,
      REPORTS_MAKE,
      REPORTS_DESIGN,
      NOTIFICATIONS_MANAGE,
      EXPORT,
      SQL_QUERY),
  ANALYST(
      ALERTS_READ,
      ENTERPRISES_READ,
      EVENTS_READ,
      FEEDS_READ,
      SCANS_READ,
      SCANS_RUN,
      RULES_READ,
      CASES_READ,
      REPORTS_READ,
      REPORTS_MAKE,
      EXPORT,
      SQL_QUERY),
  DISTRICT_LEAD(
      ALERTS_READ,
      ENTERPRISES_READ,
      EVENTS_READ,
      PERSONS_SEE,
      FEEDS_READ,
      SCANS_READ,
      CASES_READ,
      CASES_TRIAGE,
      CASES_ASSIGN,
      CASES_REVIEW,
      CASES_CLOSE,
      REPORTS_READ,
      REPORTS_MAKE,
      EXPORT,
      SQL_QUERY),
  TOWN_INSPECTOR(
      ALERTS_READ, ENTERPRISES_READ, EVENTS_READ, PERSONS_SEE, CASES_READ, CASES_INSPECT),
  INDUSTRY_AUTHORITY(ALERTS_READ, ENTERPRISES_READ, CASES_READ, CASES_INSPECT),
  /** Sees the cases that were handed over to the police, and signs for them; nothing else. */
  POLICE_LIAISON(POLICE_RECEIPT),
  BANK_OFFICER(BANK_LOOK_UP),
  APPROVER(
      ALERTS_READ,
      ENTERPRISES_READ,
      EVENTS_READ,
      FEEDS_READ,
      SCANS_READ,
      CASES_READ,
      CASES_APPROVE,
      REPORTS_READ),
  RULE_MAKER(FEEDS_READ, RULES_READ, RULES_MAKE),
  RULE_CHECKER(FEEDS_READ, RULES_READ, RULES_CHECK),
  /** Connects feeds and watches them; sees whole rows, but neither scores nor cases. */
  DATA_ENGINEER(FEEDS_READ, FEEDS_MEND),
  AUDITOR(AUDIT_READ),
  SECURITY_ADMIN(ACCOUNTS_READ, ROLES_GRANT, SESSIONS_END),
  SYSTEM_ADMIN(ACCOUNTS_READ, ACCOUNTS_MANAGE, FEEDS_READ);

  private static final Set<Role> POWERS = EnumSet.of(AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN);

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<Right> rights;

  Role(Right... rights) {
    EnumSet<Right> set = EnumSet.noneOf(Right.class);
    Collections.addAll(set, rights);
    this.rights = Collections.unmodifiableSet(set);
  }

  public Set<Right> rights() {
    return rights;
  }

  /** As the interface and the database write it, such as {@code city-office}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException if there is no such role
   */
  public static Role parse(String id) {
    for (Role role : values()) {
      if (role.id().equals(id)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role '" + id + "'");
  }

  /** Of administration, which are never one person's. */
  public static Set<Role> powers() {
    return Collections.unmodifiableSet(POWERS);
  }

  /** Whether one person may have all of these: at most one of the three powers, and that alone. */
  public static boolean areCompatible(Set<Role> roles) {
    long powers = roles.stream().filter(POWERS::contains).count();
    return powers == 0 || roles.size() == 1;
  }
}
