package cn.financebrain.scoring.model;

import java.util.List;

/**
 * What would have to be otherwise for an index, with what rules add, to lie below a bound.
 *
 * @param below the bound, a point of the index
 * @param hints the smallest changes first, of one tag before those of two; empty unless {@link
 *     Finding#FOUND}
 */
public record Counterfactuals(Finding finding, double below, List<Hint> hints) {
  /** The index from which on a band is orange. */
  public static final double ORANGE = RiskModel.ORANGE;

  /** Most hints that are given. */
  public static final int MOST_HINTS = 3;

  public Counterfactuals {
    hints = List.copyOf(hints);
  }

  /** How the search ended. */
  public enum Finding {
    FOUND,
    /** Nothing has to change: the index lies below the bound. */
    ALREADY_BELOW,
    /** No change of one or two tags that the search tries is enough. */
    OUT_OF_REACH,
    /** The model is not made of trees, whose thresholds the search tries. */
    NOT_OF_TREES
  }

  /**
   * All of these changes together bring the index below the bound.
   *
   * @param index that there is then
   */
  public record Hint(List<Change> changes, double index) {
    public Hint {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Another value of a tag.
   *
   * @param now the value that it has
   * @param then the value that was tried: at most this where it is below {@code now}, else at least
   * @param size share of the tag's thresholds that lie between both, above 0, at most 1
   */
  public record Change(String tag, double now, double then, double size) {
    public boolean lowers() {
      return then < now;
    }
  }
}
