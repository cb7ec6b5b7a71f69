package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which alerts to list.
 *
 * @param bands any of these; empty for all
 * @param regionPrefix leading digits of the region code; empty for all
 * @param search part of the enterprise's name or id; empty for all
 * @param within what whoever asks may see
 */
public record AlertFilter(
    Optional<Risk> risk, Set<Band> bands, String regionPrefix, String search, Regions within) {
  /** Every alert. */
  public static final AlertFilter ALL = everyIn(Regions.EVERYWHERE);

  public AlertFilter {
    bands = bands.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(bands));
  }

  /** Every alert of the regions. */
  public static AlertFilter everyIn(Regions within) {
    return new AlertFilter(Optional.empty(), Set.of(), "", "", within);
  }
}
