package cn.financebrain.scoring;

import cn.financebrain.scoring.profile.Catalogue;

/**
 * All that the stream keeps of one enterprise: its profile, the highest release seen, and where its
 * alert episodes stand. Immutable to the outside.
 */
public final class EnterpriseState {
  @SuppressWarnings("UnusedMethod")
  private EnterpriseState() {}

  /** Nothing known yet. */
  public static EnterpriseState empty(Catalogue catalogue) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static EnterpriseState fromBytes(Catalogue catalogue, byte[] bytes) {
    return cn.financebrain.scoring.profile.Pending.value();
  }

  public byte[] toBytes() {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}
