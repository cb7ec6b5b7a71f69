package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.TagValueJson;
import cn.financebrain.store.WarehouseRow.TagChangeRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One tag of an enterprise: what it is, where its value lies among those of peers, and how it came
 * to be.
 *
 * @param asOf the instant that the value is of
 * @param peers null where there is nothing to compare: no value, a code, or too few peers
 * @param changes of the value, oldest first
 * @param earlier whether there are changes before these
 */
record TagDetail(
    String enterprise,
    Instant asOf,
    String category,
    String kind,
    EnterpriseTags.Tag tag,
    PeerComparison peers,
    List<Change> changes,
    boolean earlier) {

  /** The newest that are told. */
  static final int CHANGES = 200;

  /**
   * @param asOf when it was first evaluated so
   */
  record Change(Instant asOf, TagValueJson before, TagValueJson after) {
    static Change of(TagChangeRow row) {
      return new Change(row.asOf(), TagValueJson.of(row.before()), TagValueJson.of(row.after()));
    }
  }

  /**
   * @param changes one more than {@link #CHANGES} where there are earlier ones
   */
  static TagDetail of(
      EnterpriseId enterprise,
      Instant asOf,
      TagSpec spec,
      EnterpriseTags.Tag tag,
      Optional<PeerComparison> peers,
      List<TagChangeRow> changes) {
    int earlier = Math.max(0, changes.size() - CHANGES);
    return new TagDetail(
        enterprise.text(),
        asOf,
        spec.category().id(),
        Parameters.id(spec.kind()),
        tag,
        peers.orElse(null),
        changes.subList(earlier, changes.size()).stream().map(Change::of).toList(),
        earlier > 0);
  }
}
