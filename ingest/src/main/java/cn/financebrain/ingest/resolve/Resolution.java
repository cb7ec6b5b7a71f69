package cn.financebrain.ingest.resolve;

import cn.financebrain.contract.Uscc;
import java.util.List;

/** Which enterprise a claim names, or why that can't be said. */
public sealed interface Resolution {
  record Found(Uscc enterprise) implements Resolution {}

  /**
   * @param candidates enterprises that it may be, in the order of their codes
   */
  record Open(Doubt doubt, List<Uscc> candidates) implements Resolution {
    public Open {
      candidates = List.copyOf(candidates);
    }
  }
}
