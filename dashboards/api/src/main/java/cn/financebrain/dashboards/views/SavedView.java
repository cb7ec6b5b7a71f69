package cn.financebrain.dashboards.views;

import java.time.Instant;
import java.util.UUID;

/**
 * A view by name.
 *
 * @param owner who alone may change it
 * @param audience who sees it: {@code own}, {@code unit} or {@code territory}
 * @param version counts its changes
 */
record SavedView(
    UUID id,
    ViewedList list,
    String name,
    String owner,
    String ownerName,
    String audience,
    ViewSettings settings,
    int version,
    Instant changedAt) {

  /** Who sees a view besides its owner. */
  static final String OWN = "own";

  boolean isShared() {
    return !audience.equals(OWN);
  }
}
