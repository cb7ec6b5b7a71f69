package cn.financebrain.contract;

import java.util.List;

/**
 * Why a score is what it is: the share of one tag in it.
 *
 * @param tag the tag's id
 * @param value the tag's value at the score's instant
 * @param contribution signed share in the model's margin (log-odds); the shares of all reasons and
 *     the base value add up to the margin
 * @param evidence names of the events behind the value, newest first, bounded
 */
public record Reason(String tag, TagValue value, double contribution, List<EventKey> evidence) {
  public Reason {
    evidence = List.copyOf(evidence);
  }
}
