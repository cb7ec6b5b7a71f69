package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
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
 * @param search part of the enterprise's name or id, or initials as of {@link EnterpriseFilter};
 *     empty for all
 * @param within what whoever asks may see
 * @param named whose alerts alone, or whose alerts not; empty for all
 */
public record AlertFilter(
    Optional<Risk> risk,
    Set<Band> bands,
    String regionPrefix,
    String search,
    Regions within,
    Optional<Named> named) {
  /** Every alert. */
  public static final AlertFilter ALL = everyIn(Regions.EVERYWHERE);

  public AlertFilter {
    bands = bands.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(bands));
  }

  /** Whoever the alerts are of. */
  public AlertFilter(
      Optional<Risk> risk, Set<Band> bands, String regionPrefix, String search, Regions within) {
    this(risk, bands, regionPrefix, search, within, Optional.empty());
  }

  /** An enterprise and a risk. */
  public record Key(EnterpriseId enterprise, Risk risk) {}

  /**
   * Some enterprises and risks.
   *
   * @param only whether the alerts of these alone are listed; else those of all others
   */
  public record Named(boolean only, Set<Key> keys) {
    public Named {
      keys = Set.copyOf(keys);
    }
  }

  /** The same, of these alone or of all others. */
  public AlertFilter of(Named some) {
    return new AlertFilter(risk, bands, regionPrefix, search, within, Optional.of(some));
  }

  /** The same of all enterprises. */
  AlertFilter ofAll() {
    return new AlertFilter(risk, bands, regionPrefix, search, within);
  }

  /** Every alert of the regions. */
  public static AlertFilter everyIn(Regions within) {
    return new AlertFilter(Optional.empty(), Set.of(), "", "", within);
  }
}
