package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done at a time.
 *
 * @param region leading digits of region codes; empty for the whole city
 * @param language {@code zh} or {@code en}
 * @param freshScan whether a report has a scan of its own made first
 */
record Task(String title, What what, String region, String language, boolean freshScan) {

  boolean needsScan() {
    return what == What.SCAN || freshScan;
  }

  /** What who has it done must have. */
  Set<Right> needs() {
    Set<Right> needs = EnumSet.noneOf(Right.class);
    if (what != What.SCAN) {
      needs.add(Right.REPORTS_MAKE);
    }
    if (needsScan()) {
      needs.add(Right.SCANS_RUN);
    }
    return needs;
  }

  /** Why it can't be done in the name of an account; empty if it can. */
  Optional<Failure> refusal(Optional<Account> owner) {
    if (owner.isEmpty()) {
      return Optional.of(Failure.OWNER_GONE);
    }
    if (!owner.get().rights().containsAll(needs())) {
      return Optional.of(Failure.OWNER_RIGHT);
    }
    return owner.get().territory().holds(region)
        ? Optional.empty()
        : Optional.of(Failure.OWNER_TERRITORY);
  }
}
