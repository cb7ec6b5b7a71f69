package cn.financebrain.dashboards.account;

import java.io.Serializable;
import java.security.Principal;

/**
 * A user who may sign in.
 *
 * @param name lower case
 * @param passwordVersion counts the changes of the password: sessions of an older one are over
 */
public record Account(String name, Role role, int passwordVersion, boolean mustChangePassword)
    implements Principal, Serializable {

  /** What a user may do; everything but administration is open to all for now. */
  public enum Role {
    ADMINISTRATOR,
    VIEWER
  }

  @Override
  public String getName() {
    return name;
  }
}
