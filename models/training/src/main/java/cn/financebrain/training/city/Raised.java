package cn.financebrain.training.city;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.Risk;

/**
 * An alert, as far as lead time asks.
 *
 * @param enterprise see {@link cn.financebrain.contract.EnterpriseId#text}
 * @param day see {@link DayBegins#dayOf}
 */
record Raised(String enterprise, Risk risk, Band band, long day) {
  /** Whether it is one that finds somebody; a sharp rise within lower bands is not. */
  boolean finds() {
    return band.compareTo(Band.ORANGE) >= 0;
  }
}
