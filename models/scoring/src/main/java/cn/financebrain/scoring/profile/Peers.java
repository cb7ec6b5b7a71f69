package cn.financebrain.scoring.profile;

import java.util.List;
import java.util.Optional;

/** What is known of the peers of an enterprise in one epoch. */
@FunctionalInterface
public interface Peers {
  /** A smaller group says too little; its enterprises are held against the next coarser one. */
  int LEAST = 20;

  /** Nothing is known of anybody: every peer statistic is missing. */
  Peers NONE = (tag, codes) -> Optional.empty();

  /**
   * @param tag the tag that compares
   * @param codes those of the group, coarsest first
   */
  Optional<Group> group(String tag, List<String> codes);

  /**
   * @param mean of the measure that the tag compares
   * @param deviation its standard deviation (of the population)
   */
  record Group(long count, double mean, double deviation) {}
}
