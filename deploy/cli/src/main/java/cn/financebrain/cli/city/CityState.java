package cn.financebrain.cli.city;

/**
 * How far the city of a stack is.
 *
 * @param done of {@code total}, in units of the phase: months, bytes, records, models, rows
 * @param failure why it stopped, in the user's language; empty while it has not
 */
public record CityState(CityPlan plan, Phase phase, long done, long total, String failure) {

  /** The phases of a load, in their order; then what may follow. */
  public enum Phase {
    SIMULATING,
    PUBLISHING,
    SCORING,
    TRAINING,
    LOADED,
    /** Comes in bit by bit ({@code simulate --rate}). */
    PLAYING;

    /** Whether a load that was in this phase has to go on. */
    public boolean loading() {
      return compareTo(LOADED) < 0;
    }
  }

  /** The beginning of a phase. */
  public static CityState of(CityPlan plan, Phase phase) {
    return new CityState(plan, phase, 0, 0, "");
  }

  CityState at(long nowDone, long nowTotal) {
    return new CityState(plan, phase, nowDone, nowTotal, failure);
  }

  /** The same, stopped. */
  public CityState failed(String why) {
    return new CityState(plan, phase, done, total, why);
  }

  /** Of the phase, 0 to 100. */
  public long percent() {
    return total <= 0 ? 0 : Math.min(100, 100 * done / total);
  }
}
