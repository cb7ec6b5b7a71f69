package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import java.time.Instant;

/**
 * An alert with what a list shows beside it.
 *
 * @param enterpriseName empty if unknown
 * @param storedAt when the warehouse first got it, by the server's clock: the cursor of {@link
 *     WarehousePages#alertsStoredSince}
 */
public record StoredAlert(Alert alert, String enterpriseName, Instant storedAt) {

  /** Where this alert stands in the list that is newest first. */
  public Place place() {
    return new Place(alert.raisedAt(), alert.id());
  }

  /** A place between two alerts of the list that is newest first. */
  public record Place(Instant raisedAt, String id) {}
}
