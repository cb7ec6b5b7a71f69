package cn.financebrain.dashboards.casework;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import java.util.Set;

/**
 * A person as cases know one.
 *
 * @param name of the account
 */
public record Actor(String name, Set<Right> rights, Territory territory) {
  public Actor {
    rights = Set.copyOf(rights);
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }
}
