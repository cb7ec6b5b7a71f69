package cn.financebrain.streaming.wire;

import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.Objects;

/**
 * The state of one enterprise as it is kept between records: as bytes, as an object, or as both,
 * each made from the other when it is asked for. What it says never changes, so a checkpoint may
 * write it in a thread of its own.
 */
public final class KeptState {
  private volatile byte[] bytes;
  private volatile EnterpriseState state;

  private KeptState(byte[] bytes, EnterpriseState state) {
    this.bytes = bytes;
    this.state = state;
  }

  public static KeptState of(EnterpriseState state) {
    return new KeptState(null, Objects.requireNonNull(state));
  }

  /**
   * @param bytes what {@link EnterpriseState#toBytes} wrote; not copied
   */
  public static KeptState ofBytes(byte[] bytes) {
    return new KeptState(Objects.requireNonNull(bytes), null);
  }

  /**
   * The state as an object, which is kept until {@link #pack}.
   *
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public EnterpriseState unpack(Catalogue catalogue) {
    EnterpriseState open = state;
    if (open == null) {
      open = EnterpriseState.fromBytes(catalogue, bytes);
      state = open;
    }
    return open;
  }

  /** Keeps the bytes alone, which take a fraction of the object's memory. */
  public void pack() {
    toBytes();
    state = null;
  }

  /** Whether only the bytes are kept. */
  public boolean isPacked() {
    return state == null;
  }

  byte[] toBytes() {
    byte[] packed = bytes;
    if (packed == null) {
      EnterpriseState open = state;
      packed = open == null ? bytes : open.toBytes(); // packed by another thread just now
      bytes = packed;
    }
    return packed;
  }
}
