package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.PeerComparison;
import java.util.Map;

/**
 * Where the values of an enterprise's tags lie among those of peers.
 *
 * @param peers by tag; tags that are no quantities are left out, and so are those without a value
 *     and those that too few peers have
 */
record TagPeers(String enterprise, Map<String, PeerComparison> peers) {}
