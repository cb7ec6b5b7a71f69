package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.RaisedAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Queries of {@code alert_log}. */
final class AlertQueries {
  private static final int IDS_PER_QUERY = 1_000;
  private static final Duration FIRST_LOOK = Duration.ofDays(31);
  private static final String RAISED_BETWEEN =
      "raised_at BETWEEN fromUnixTimestamp64Micro(?) AND fromUnixTimestamp64Micro(?)";

  private final Session session;

  AlertQueries(Session session) {
    this.session = session;
  }

  /** As {@link #search}; of named enterprises by some at a time, however many they are. */
  List<StoredAlert> newest(AlertFilter filter, Optional<StoredAlert.Place> after, int limit) {
    if (filter.named().isEmpty()) {
      return search(filter, after, limit);
    }
    AlertFilter.Named named = filter.named().get();
    return named.only()
        ? newestOf(filter, named.keys(), after, limit)
        : newestBut(filter.ofAll(), named.keys(), after, limit);
  }

  private List<StoredAlert> newestOf(
      AlertFilter filter, Set<AlertFilter.Key> keys, Optional<StoredAlert.Place> after, int limit) {
    List<StoredAlert> found = new ArrayList<>();
    for (AlertFilter part : parts(filter, keys)) {
      found.addAll(search(part, after, limit));
    }
    found.sort(
        Comparator.comparing((StoredAlert stored) -> stored.alert().raisedAt())
            .thenComparing(stored -> stored.alert().id())
            .reversed());
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  private static List<AlertFilter> parts(AlertFilter filter, Set<AlertFilter.Key> keys) {
    List<AlertFilter.Key> all = List.copyOf(keys);
    List<AlertFilter> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += IDS_PER_QUERY) {
      List<AlertFilter.Key> part = all.subList(i, Math.min(all.size(), i + IDS_PER_QUERY));
      parts.add(filter.of(new AlertFilter.Named(true, Set.copyOf(part))));
    }
    return parts;
  }

  /** Those named are few among all, so that they are passed over here. */
  private List<StoredAlert> newestBut(
      AlertFilter all, Set<AlertFilter.Key> keys, Optional<StoredAlert.Place> after, int limit) {
    List<StoredAlert> found = new ArrayList<>();
    Optional<StoredAlert.Place> behind = after;
    boolean more = true;
    while (more && found.size() < limit) {
      List<StoredAlert> part = search(all, behind, limit);
      for (StoredAlert stored : part) {
        Alert alert = stored.alert();
        if (!keys.contains(new AlertFilter.Key(alert.enterprise(), alert.risk()))) {
          found.add(stored);
        }
      }
      more = part.size() == limit;
      behind = more ? Optional.of(part.get(limit - 1).place()) : behind;
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  /**
   * Looks at the last month first, then at twice as long before it, and so on, until there are
   * enough: a page costs what it shows, not what there is before it.
   */
  private List<StoredAlert> search(
      AlertFilter filter, Optional<StoredAlert.Place> after, int limit) {
    Optional<Span> span = span();
    if (span.isEmpty()) {
      return List.of();
    }
    List<StoredAlert> found = new ArrayList<>();
    Instant last = span.get().last();
    Instant until =
        after.map(StoredAlert.Place::raisedAt).filter(at -> at.isBefore(last)).orElse(last);
    if (until.isBefore(span.get().first())) {
      return List.of();
    }
    Duration length = FIRST_LOOK;
    Instant from;
    do {
      from = until.minus(length);
      Where where = where(filter).and(RAISED_BETWEEN, Micros.of(from), Micros.of(until));
      after.ifPresent(
          place ->
              where.and(
                  "(toUnixTimestamp64Micro(raised_at), id) < (?, ?)",
                  Micros.saturated(place.raisedAt()),
                  place.id()));
      found.addAll(list(where, "raised_at DESC, id DESC", limit - found.size()));
      until = from.minus(1, ChronoUnit.MICROS);
      length = length.multipliedBy(2);
    } while (found.size() < limit && until.compareTo(span.get().first()) >= 0);
    return List.copyOf(found);
  }

  private record Span(Instant first, Instant last) {}

  /** Of all alerts, by the key of the table; empty if there is none. */
  private Optional<Span> span() {
    return session
        .first(
            """
            SELECT count(), toUnixTimestamp64Micro(min(raised_at)),
              toUnixTimestamp64Micro(max(raised_at)) FROM alert_log
            """,
            List.of(),
            row ->
                row.getLong(1) == 0
                    ? Optional.<Span>empty()
                    : Optional.of(
                        new Span(
                            Micros.toInstant(row.getLong(2)), Micros.toInstant(row.getLong(3)))))
        .flatMap(found -> found);
  }

  List<StoredAlert> storedSince(AlertFilter filter, Instant since, int limit) {
    Where where =
        where(filter).and("stored_at >= fromUnixTimestamp64Micro(?)", Micros.saturated(since));
    return list(where, "stored_at, id", limit);
  }

  Optional<StoredAlert> byId(String id) {
    return list(new Where().and("id = ?", id), "raised_at", 1).stream().findFirst();
  }

  Optional<RaisedAlert> raised(String id) {
    return session.first(
        "SELECT %s, log_partition, log_offset FROM alert_log FINAL WHERE id = ? LIMIT 1"
            .formatted(ScoreRows.ALERT_COLUMNS),
        List.of(id),
        row ->
            new RaisedAlert(
                ScoreRows.alert(row).alert(),
                new LogPosition(row.getInt("log_partition"), row.getLong("log_offset"))));
  }

  List<StoredAlert> byIds(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : list(new Where().in("id", ids.stream()), "raised_at DESC, id DESC", ids.size());
  }

  Map<String, StoredAlert> asListed(Collection<Alert> some) {
    List<Alert> ordered = some.stream().sorted(Comparator.comparing(Alert::raisedAt)).toList();
    Map<String, StoredAlert> listed = new HashMap<>();
    for (int i = 0; i < ordered.size(); i += IDS_PER_QUERY) {
      List<Alert> part = ordered.subList(i, Math.min(ordered.size(), i + IDS_PER_QUERY));
      between(part).forEach(stored -> listed.put(stored.alert().id(), stored));
    }
    return listed;
  }

  /**
   * @param some in the order of {@code raisedAt}, by which the table is ordered
   */
  private List<StoredAlert> between(List<Alert> some) {
    return list(
        new Where()
            .and(
                RAISED_BETWEEN,
                Micros.of(some.get(0).raisedAt()),
                Micros.of(some.get(some.size() - 1).raisedAt()))
            .in("id", some.stream().map(Alert::id)),
        "raised_at",
        Integer.MAX_VALUE);
  }

  List<StoredAlert> of(EnterpriseId enterprise) {
    return list(
        new Where().and("enterprise = ?", enterprise.text()),
        "raised_at DESC, id DESC",
        Integer.MAX_VALUE);
  }

  /** At most {@link WarehousePages#COUNTED_MAX} and one more. */
  long count(AlertFilter filter) {
    long most = WarehousePages.COUNTED_MAX + 1L;
    if (filter.named().isEmpty()) {
      return count(filter, most);
    }
    AlertFilter.Named named = filter.named().get();
    long of =
        parts(filter, named.keys()).stream().mapToLong(part -> count(part, Long.MAX_VALUE)).sum();
    return Math.min(most, named.only() ? of : count(filter.ofAll(), most + of) - of);
  }

  private long count(AlertFilter filter, long most) {
    Where where = where(filter);
    return session
        .first(
            "SELECT count() FROM (SELECT 1 FROM alert_log FINAL %s LIMIT %d)"
                .formatted(where.sql(), most),
            where.parameters(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  private List<StoredAlert> list(Where where, String order, int limit) {
    List<StoredAlert> alerts =
        session.list(
            "SELECT %s FROM alert_log FINAL %s ORDER BY %s LIMIT %d"
                .formatted(ScoreRows.ALERT_COLUMNS, where.sql(), order, limit),
            where.parameters(),
            ScoreRows::alert);
    return withNames(alerts);
  }

  private List<StoredAlert> withNames(List<StoredAlert> alerts) {
    if (alerts.isEmpty()) {
      return alerts;
    }
    List<String> enterprises =
        alerts.stream().map(stored -> stored.alert().enterprise().text()).distinct().toList();
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < enterprises.size(); i += IDS_PER_QUERY) { // a statement has a largest size
      int end = Math.min(enterprises.size(), i + IDS_PER_QUERY);
      Where where = new Where().in("enterprise", enterprises.subList(i, end).stream());
      session.each(
          "SELECT enterprise, name FROM enterprise_log FINAL " + where.sql(),
          where.parameters(),
          row -> names.put(row.getString(1), row.getString(2)));
    }
    List<StoredAlert> named = new ArrayList<>();
    for (StoredAlert each : alerts) {
      String name = names.getOrDefault(each.alert().enterprise().text(), "");
      named.add(new StoredAlert(each.alert(), name, each.storedAt()));
    }
    return List.copyOf(named);
  }

  private static Where where(AlertFilter filter) {
    Where where = filter.within().narrow(new Where());
    filter.risk().ifPresent(risk -> where.and("risk = ?", risk.id()));
    if (!filter.bands().isEmpty()) {
      where.in("band", filter.bands().stream().map((Band band) -> Codes.of(band)));
    }
    if (!filter.regionPrefix().isEmpty()) {
      where.and("startsWith(region, ?)", filter.regionPrefix());
    }
    if (!filter.search().isEmpty()) {
      Where named = EnterpriseLists.named(filter.search());
      where.anyOf(
          List.of(
              new Where().and("positionCaseInsensitive(enterprise, ?) > 0", filter.search()),
              new Where()
                  .and(
                      "enterprise IN (SELECT enterprise FROM enterprise_log %s)"
                          .formatted(named.sql()),
                      named.parameters().toArray())));
    }
    filter.named().ifPresent(named -> named(where, named));
    return where;
  }

  private static void named(Where where, AlertFilter.Named named) {
    if (named.keys().isEmpty()) {
      if (named.only()) {
        where.and("1 = 0");
      }
      return;
    }
    where.and(
        "(enterprise, risk) %s (%s)"
            .formatted(
                named.only() ? "IN" : "NOT IN",
                String.join(", ", Collections.nCopies(named.keys().size(), "(?, ?)"))),
        named.keys().stream()
            .flatMap(key -> Stream.of(key.enterprise().text(), key.risk().id()))
            .toArray());
  }
}
