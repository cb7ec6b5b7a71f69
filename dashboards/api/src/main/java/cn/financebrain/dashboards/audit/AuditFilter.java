package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.wire.Parameters;
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
    String actor, String action, String object, Optional<Instant> from, Optional<Instant> until) {

  /** What is asked for as parameters, which may all be null. */
  record Asked(String actor, String action, String object, String from, String until) {
    AuditFilter filter() {
      return new AuditFilter(
          search("actor", actor),
          search("action", action),
          search("object", object),
          Optional.ofNullable(from).map(text -> Parameters.instant("from", text)),
          Optional.ofNullable(until).map(text -> Parameters.instant("until", text)));
    }

    private static String search(String name, String text) {
      return Parameters.search(name, text == null ? "" : text);
    }
  }
}
