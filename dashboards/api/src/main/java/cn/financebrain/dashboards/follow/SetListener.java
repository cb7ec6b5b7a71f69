package cn.financebrain.dashboards.follow;

import cn.financebrain.store.SetMember;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Does within the transaction of a look what follows from what is new in a set. */
public interface SetListener {
  /**
   * What is new.
   *
   * @param view that names the set
   * @param name of the view
   * @param look the same for nothing else
   * @param members in the order of ids, at least one
   */
  record Grown(UUID view, String name, String look, List<SetMember> members) {
    public Grown {
      members = List.copyOf(members);
    }
  }

  void grew(String account, Grown grown, Instant now);
}
