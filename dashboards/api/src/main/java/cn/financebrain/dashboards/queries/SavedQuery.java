package cn.financebrain.dashboards.queries;

import java.time.Instant;
import java.util.UUID;

/**
 * A query that somebody keeps under a name, in its newest version.
 *
 * @param owner the account
 * @param ownerName as other people read it
 * @param shared whether everybody who may write queries sees it; they run it with their own rights
 * @param version counts from 1
 */
record SavedQuery(
    UUID id,
    String owner,
    String ownerName,
    String name,
    String description,
    boolean shared,
    String statement,
    int version,
    Instant changedAt) {

  /** An older or the newest wording. */
  record Version(int version, String statement, String description, Instant savedAt) {}
}
