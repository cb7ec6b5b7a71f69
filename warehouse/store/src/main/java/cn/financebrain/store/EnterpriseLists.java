package cn.financebrain.store;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.store.ListedEnterprise.Place;
import cn.financebrain.store.ListedEnterprise.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries of enrolled enterprises by where they stand. */
final class EnterpriseLists {
  /** Of whole numbers, so that a place can be told exactly. */
  private static final String RANK = "toInt64(round(risk_index * 1000000)) + 1";

  /** Of a category, since then: from the projection {@code newest_by_category}. */
  static final String WITH_RECORD =
      """
      SELECT enterprise FROM event_log WHERE category = ? GROUP BY enterprise
      HAVING maxIf(event_time, NOT retracted) >= fromUnixTimestamp64Micro(?)""";

  /**
   * Of a tag, since then: from the projection {@code newest_by_tag}, which is not found where the
   * value is compared with NULL, since ClickHouse rewrites that.
   */
  static final String WITH_CHANGE =
      """
      SELECT enterprise FROM enterprise_tag_change_log WHERE tag = ? GROUP BY enterprise
      HAVING maxIf(as_of, notEmpty(ifNull(before, ''))) >= fromUnixTimestamp64Micro(?)""";

  private final Session session;

  EnterpriseLists(Session session) {
    this.session = session;
  }

  /** By the index of the risk, highest first and those without a score last, or by id. */
  List<ListedEnterprise> page(
      EnterpriseFilter filter, Optional<Risk> order, Optional<Place> after, int limit) {
    return page(where(filter), order, after, limit);
  }

  /** The same of a part of two sets. */
  List<ListedEnterprise> page(
      EnterprisePair pair,
      EnterprisePair.Part part,
      Optional<Risk> order,
      Optional<Place> after,
      int limit) {
    Where one = where(pair.one());
    Where other = where(pair.other());
    Where both =
        switch (part) {
          case ONLY_ONE -> new Where().all(one).not(other);
          case BOTH -> new Where().all(one).all(other);
          case ONLY_OTHER -> new Where().all(other).not(one);
        };
    return page(both, order, after, limit);
  }

  private List<ListedEnterprise> page(
      Where where, Optional<Risk> order, Optional<Place> after, int limit) {
    after.ifPresent(
        place ->
            where.and(
                "(rank < ? OR (rank = ? AND enterprise > ?))",
                place.rank(),
                place.rank(),
                place.enterprise()));
    List<ListedEnterprise> rows =
        session.list(
            """
            SELECT %s, rank FROM (
              SELECT %s, %s AS rank FROM enterprise_log FINAL %s WHERE enrolled) AS listed
            %s ORDER BY rank DESC, enterprise LIMIT %d
            """
                .formatted(
                    EnterpriseQueries.ENTERPRISE_COLUMNS,
                    EnterpriseQueries.ENTERPRISE_COLUMNS,
                    order.isPresent() ? "ifNull(scored.rank, 0)" : "toInt64(0)",
                    order.map(EnterpriseLists::joined).orElse(""),
                    where.sql(),
                    limit),
            where.parameters(),
            row -> {
              WarehouseRow.EnterpriseRow enterprise = EnterpriseQueries.enterprise(row);
              return new ListedEnterprise(
                  enterprise, Map.of(), new Place(row.getLong(8), enterprise.enterprise().text()));
            });
    return withStandings(rows);
  }

  private static String joined(Risk risk) {
    return """
    LEFT JOIN (
      SELECT enterprise, %s AS rank FROM latest_score_log FINAL
      WHERE risk = '%s' AND unscored = '') AS scored USING enterprise
    """
        .formatted(RANK, risk.id());
  }

  long count(EnterpriseFilter filter) {
    Where where = where(filter).and("enrolled");
    return session
        .first(
            "SELECT count() FROM enterprise_log FINAL " + where.sql(),
            where.parameters(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  /** Each set is worked out once, whatever the parts share. */
  EnterprisePair.Counts count(EnterprisePair pair) {
    Where one = where(pair.one());
    Where other = where(pair.other());
    List<Object> parameters = new ArrayList<>(one.parameters());
    parameters.addAll(other.parameters());
    return session
        .first(
            """
            SELECT countIf(in_one AND NOT in_other), countIf(in_one AND in_other),
              countIf(in_other AND NOT in_one)
            FROM (SELECT %s AS in_one, %s AS in_other FROM enterprise_log FINAL WHERE enrolled)
            """
                .formatted(one.condition(), other.condition()),
            parameters,
            row -> new EnterprisePair.Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .orElseThrow();
  }

  /** In the order of ids. */
  List<SetMember> members(EnterpriseFilter filter, int limit) {
    Where where = where(filter).and("enrolled");
    return session.list(
        "SELECT enterprise, name, region FROM enterprise_log FINAL %s ORDER BY enterprise LIMIT %d"
            .formatted(where.sql(), limit),
        where.parameters(),
        row -> new SetMember(row.getString(1), row.getString(2), row.getString(3)));
  }

  private List<ListedEnterprise> withStandings(List<ListedEnterprise> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Where where = new Where().in("enterprise", rows.stream().map(row -> idOf(row).text()));
    Map<EnterpriseId, Map<Risk, Standing>> standings = new HashMap<>();
    session.each(
        "SELECT enterprise, risk, unscored, band, risk_index FROM latest_score_log FINAL "
            + where.sql(),
        where.parameters(),
        row ->
            standings
                .computeIfAbsent(
                    EnterpriseId.parse(row.getString(1)), id -> new EnumMap<>(Risk.class))
                .put(
                    Risk.ofId(row.getString(2)),
                    standing(row.getString(3), row.getString(4), row.getDouble(5))));
    List<ListedEnterprise> listed = new ArrayList<>();
    for (ListedEnterprise each : rows) {
      listed.add(
          new ListedEnterprise(
              each.row(), standings.getOrDefault(idOf(each), Map.of()), each.place()));
    }
    return List.copyOf(listed);
  }

  private static EnterpriseId idOf(ListedEnterprise listed) {
    return listed.row().enterprise();
  }

  private static Standing standing(String unscored, String band, double index) {
    return unscored.isEmpty()
        ? new Standing.InBand(Codes.band(band), index)
        : new Standing.Unscored(Score.Why.valueOf(unscored.toUpperCase(Locale.ROOT)));
  }

  /** A condition on {@code name}: a part of it, or of the initials of its characters. */
  static Where named(String part) {
    Where named = new Where().and("positionCaseInsensitiveUTF8(name, ?) > 0", part);
    return PinyinInitials.mayBe(part)
        ? new Where()
            .anyOf(
                List.of(
                    named,
                    new Where()
                        .and(
                            "position(%s, ?) > 0".formatted(PinyinInitials.ofName()),
                            part.toLowerCase(Locale.ROOT))))
        : named;
  }

  private Where where(EnterpriseFilter filter) {
    Where where = filter.within().narrow(new Where());
    if (!filter.bands().isEmpty() || filter.unscored()) {
      where.anyOf(
          filter
              .risk()
              .map(Stream::of)
              .orElseGet(() -> Arrays.stream(Risk.values()))
              .flatMap(risk -> standings(filter, risk))
              .toList());
    }
    if (!filter.regionPrefix().isEmpty()) {
      where.and("startsWith(region, ?)", filter.regionPrefix());
    }
    if (!filter.search().isEmpty()) {
      where.anyOf(
          List.of(
              new Where().and("positionCaseInsensitive(enterprise, ?) > 0", filter.search()),
              named(filter.search())));
    }
    if (!filter.industry().isEmpty()) {
      where.and("startsWith(industry, ?)", filter.industry());
    }
    filter.alerted().ifPresent(alerted -> alerted(where, alerted, filter.risk()));
    filter.recorded().ifPresent(recorded -> recorded(where, recorded));
    tagged(where, filter.tags());
    return where;
  }

  /** Reads the alerts since then, however many there are before. */
  private static void alerted(Where where, EnterpriseFilter.Alerted alerted, Optional<Risk> of) {
    Where alerts =
        new Where().and("raised_at >= fromUnixTimestamp64Micro(?)", Micros.of(alerted.since()));
    if (!alerted.reason().isEmpty()) {
      alerts.and("has(reason_tag, ?)", alerted.reason());
    }
    if (!alerted.cause().isEmpty()) {
      alerts.and("cause = ?", alerted.cause());
    }
    of.ifPresent(risk -> alerts.and("risk = ?", risk.id()));
    where.and(
        "enterprise IN (SELECT enterprise FROM alert_log FINAL %s)".formatted(alerts.sql()),
        alerts.parameters().toArray());
  }

  private static void recorded(Where where, EnterpriseFilter.Recorded recorded) {
    where.and(
        "enterprise %s (%s)".formatted(recorded.present() ? "IN" : "NOT IN", WITH_RECORD),
        recorded.category().id(),
        Micros.of(recorded.since()));
  }

  private static void changed(Where where, TagCondition condition) {
    where.and(
        "enterprise IN (%s)".formatted(WITH_CHANGE),
        condition.tag(),
        Micros.of(condition.since().orElseThrow()));
  }

  /**
   * One look at the wide table for all values, one for each that is to be missing, and one at the
   * changes for each that is to have changed.
   */
  private void tagged(Where where, List<TagCondition> conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    Map<String, TagSpec.Kind> kinds = new HashMap<>();
    TagCatalogue.read(session).forEach(tag -> kinds.put(tag.id(), tag.kind()));
    Where held = new Where();
    for (TagCondition condition : conditions) {
      TagSpec.Kind kind = kinds.get(condition.tag());
      if (kind == null) { // it was dropped meanwhile
        where.and("1 = 0");
      } else if (condition.test() == TagCondition.Test.MISSING) {
        where.and(
            "enterprise NOT IN (SELECT enterprise FROM enterprise_tag_log FINAL WHERE %s IS NOT NULL)"
                .formatted(Quote.name(condition.tag())));
      } else if (condition.since().isPresent()) {
        changed(where, condition);
      } else {
        condition.addTo(held, kind);
      }
    }
    if (!held.sql().isEmpty()) {
      where.and(
          "enterprise IN (SELECT enterprise FROM enterprise_tag_log FINAL %s)"
              .formatted(held.sql()),
          held.parameters().toArray());
    }
  }

  private static Stream<Where> standings(EnterpriseFilter filter, Risk risk) {
    Where scored = new Where().and("risk = ?", risk.id()).and("unscored = ''");
    Stream.Builder<Where> conditions = Stream.builder();
    if (filter.unscored()) {
      conditions.add(new Where().and(in("NOT IN", scored), scored.parameters().toArray()));
    }
    if (!filter.bands().isEmpty()) {
      Where banded =
          new Where()
              .and("risk = ?", risk.id())
              .in("band", filter.bands().stream().map((Band band) -> Codes.of(band)));
      conditions.add(new Where().and(in("IN", banded), banded.parameters().toArray()));
    }
    return conditions.build();
  }

  private static String in(String operator, Where scores) {
    return "enterprise %s (SELECT enterprise FROM latest_score_log FINAL %s)"
        .formatted(operator, scores.sql());
  }
}
