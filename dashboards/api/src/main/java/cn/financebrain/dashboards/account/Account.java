package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.io.Serializable;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A user who may sign in.
 *
 * @param name lower case
 * @param displayName as other people read it
 * @param unit the office, authority, town or bank
 * @param passwordVersion counts the changes of password, roles and territory: sessions of an older
 *     one are over
 * @param passwordOff whether it has no password of its own, but an OpenID provider's sign-in only
 * @param factorVouched whether that provider told of a second factor at this sign-in
 */
public record Account(
    String name,
    String displayName,
    String unit,
    Set<Role> roles,
    Territory territory,
    int passwordVersion,
    boolean mustChangePassword,
    boolean passwordOff,
    boolean factorVouched)
    implements Principal, Serializable {

  public Account {
    roles = Set.copyOf(roles);
  }

  @Override
  public String getName() {
    return name;
  }

  public boolean may(Right right) {
    return roles.stream().anyMatch(role -> role.rights().contains(right));
  }

  /**
   * @throws ProblemException if the user has no role with this right
   */
  public void require(Right right) {
    if (!may(right)) {
      throw ProblemException.of(ProblemCode.FORBIDDEN);
    }
  }

  /** In the order of the table. */
  public Set<Right> rights() {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    roles.forEach(role -> rights.addAll(role.rights()));
    return rights;
  }

  /** With a new password of the user's own. */
  Account withPassword(int version) {
    return new Account(
        name, displayName, unit, roles, territory, version, false, passwordOff, factorVouched);
  }

  /** As an OpenID provider let it in: no password was asked, so none has to be changed. */
  Account byProvider(boolean factor) {
    return new Account(
        name, displayName, unit, roles, territory, passwordVersion, false, passwordOff, factor);
  }
}
