package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EnterpriseEvent;
import java.time.Instant;

/**
 * The events of one enterprise, projected to what the catalogue's tags read, in canonical order
 * (event time, key).
 *
 * <p>The law: tags, enrolment and {@link #toBytes()} are pure functions of the <em>set</em> of
 * events applied; their order, repetition and batching change nothing. {@link #tags} at T is that
 * of the events with {@code availableTime <= T} alone: of each event the highest such revision,
 * unless it is retracted. Where one revision was told twice with different content, the one
 * available first counts.
 *
 * <p>Mutable and not safe for threads; {@link #copy()} is cheap.
 */
@SuppressWarnings({"UnusedVariable", "UnusedMethod"})
public final class Profile {
  private final Catalogue catalogue;

  private Profile(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public static Profile empty(Catalogue catalogue) {
    return new Profile(catalogue);
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static Profile fromBytes(Catalogue catalogue, byte[] bytes) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public byte[] toBytes() {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public Profile copy() {
    return new Profile(catalogue);
  }

  public Applied apply(EnterpriseEvent event) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Whether a registration or a financial statement is known as of {@code asOf}. */
  public boolean enrolled(Instant asOf) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Whether no event at all is known as of {@code asOf}. */
  public boolean isEmpty(Instant asOf) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public TagVector tags(Instant asOf) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
