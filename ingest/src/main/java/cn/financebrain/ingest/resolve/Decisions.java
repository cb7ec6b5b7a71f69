package cn.financebrain.ingest.resolve;

import cn.financebrain.contract.Uscc;
import java.util.Set;

/** What people have decided about rows that name their enterprise in the same way. */
@FunctionalInterface
public interface Decisions {
  Decisions NONE = key -> new Decided(Set.of(), false);

  /**
   * @param enterprises those that were named for such rows
   * @param forAll whether it was said that all such rows are about it
   */
  record Decided(Set<Uscc> enterprises, boolean forAll) {
    public Decided {
      enterprises = Set.copyOf(enterprises);
    }
  }

  /**
   * @param claimKey see {@link Claim#key}
   */
  Decided of(String claimKey);
}
