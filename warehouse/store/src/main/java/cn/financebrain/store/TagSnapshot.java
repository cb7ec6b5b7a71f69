package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.List;

/** The tags of one enterprise as of the last evaluation, in the order of the catalogue. */
public record TagSnapshot(EnterpriseId enterprise, Instant asOf, int release, List<Entry> entries) {
  public TagSnapshot {
    entries = List.copyOf(entries);
  }

  /** One tag and its value. */
  public record Entry(TagSpec spec, TagValue value) {}
}
