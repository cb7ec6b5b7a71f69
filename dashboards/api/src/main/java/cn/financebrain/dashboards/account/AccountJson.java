package cn.financebrain.dashboards.account;

import java.time.Instant;
import java.util.List;

/**
 * An account as its administrators see it.
 *
 * @param state active, locked after failed sign-ins, or disabled
 * @param lockedUntil null where it is not locked
 * @param lastSignInAt null before the first
 * @param identity by which an OpenID provider is expected to tell of its owner; null for no one
 * @param identityBound whether its owner signed in by it, since when it is nobody else's
 * @param version to be told with a change; somebody else's change in between is then seen
 */
record AccountJson(
    String name,
    String displayName,
    String unit,
    List<String> roles,
    List<String> territory,
    String state,
    Instant lockedUntil,
    boolean mustChangePassword,
    boolean secondFactor,
    String identity,
    boolean identityBound,
    boolean passwordOff,
    Instant createdAt,
    Instant lastSignInAt,
    int version) {

  /**
   * A page of accounts.
   *
   * @param next cursor of the next page; null at the end
   */
  record Page(List<AccountJson> items, long total, String next) {}
}
