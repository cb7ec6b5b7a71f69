package cn.financebrain.dashboards.notify;

import cn.financebrain.contract.Alert;
import cn.financebrain.dashboards.wire.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An address of another system that is told of events.
 *
 * @param oldSecret signs beside the secret until it is over
 * @param region prefix of what it is told of; empty for the whole city
 * @param madeBy who made or changed it last: it is told no more than that account may see
 * @param failingSince since when no call succeeded; null where the last one did
 * @param givenUp whether it was turned off since it failed for too long
 */
record Webhook(
    UUID id,
    String name,
    String url,
    String secret,
    String oldSecret,
    Instant oldSecretUntil,
    List<String> events,
    List<String> risks,
    List<String> bands,
    String region,
    boolean enabled,
    String madeBy,
    Instant changedAt,
    Instant failingSince,
    boolean givenUp) {

  boolean matches(Alert alert) {
    return risks.contains(alert.risk().id()) && bands.contains(Parameters.id(alert.band()));
  }

  /** Those that sign now, the newest first. */
  List<String> secrets(Instant now) {
    return Optional.ofNullable(oldSecret)
        .filter(old -> oldSecretUntil.isAfter(now))
        .map(old -> List.of(secret, old))
        .orElse(List.of(secret));
  }
}
