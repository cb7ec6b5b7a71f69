package cn.financebrain.dashboards.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to list.
 *
 * @param actor the whole name; empty for all
 * @param action its beginning, such as {@code session.}; empty for all
 * @param object the whole object; empty for all
 * @param from the first instant
 * @param until the first instant after
 */
record AuditFilter(
    String actor, String action, String object, Optional<Instant> from, Optional<Instant> until) {}
