package cn.financebrain.store;

import cn.financebrain.contract.RejectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are asked for.
 *
 * @param feed empty for all
 * @param until those that were refused then or before
 */
public record LetterFilter(
    String feed,
    Optional<RejectReason> reason,
    Optional<StoredLetter.State> state,
    Optional<Instant> until) {
  public static final LetterFilter ALL =
      new LetterFilter("", Optional.empty(), Optional.empty(), Optional.empty());
}
