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
 */
public record AlertFilter(
    Optional<Risk> risk, Set<Band> bands, String regionPrefix, String search) {
  /** Every alert. */
  public static final AlertFilter ALL = new AlertFilter(Optional.empty(), Set.of(), "", "");

  public AlertFilter {
    bands = bands.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(bands));
  }
}
