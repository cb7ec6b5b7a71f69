package cn.financebrain.dashboards.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter on its way.
 *
 * @param account who gets a mail; null of a webhook
 * @param webhook null of a mail
 * @param attempts with this one
 */
record Delivery(
    UUID id, String account, UUID webhook, Letter letter, int attempts, Instant giveUpAt) {}
