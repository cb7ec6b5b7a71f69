package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import java.util.Map;

/**
 * An enterprise with where it stands in each risk.
 *
 * @param standings a risk that it was never evaluated for is left out
 * @param place where it stands in the list that it was read from
 */
public record ListedEnterprise(
    WarehouseRow.EnterpriseRow row, Map<Risk, Standing> standings, Place place) {

  public ListedEnterprise {
    standings = Map.copyOf(standings);
  }

  /** The latest result of one risk without its reasons. */
  public sealed interface Standing {
    record InBand(Band band, double index) implements Standing {}

    record Unscored(Score.Why why) implements Standing {}
  }

  /**
   * A place in a list.
   *
   * @param rank the index that the list is ordered by, in millionths and one more, 0 without a
   *     score; 0 for all in the order of ids
   */
  public record Place(long rank, String enterprise) {}
}
