package cn.financebrain.store;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries of what is known of one enterprise; each reads by the leading column of its table. */
final class EnterpriseQueries {
  /** What {@link #enterprise(ResultSet)} expects a row to begin with. */
  static final String ENTERPRISE_COLUMNS =
      "enterprise, name, region, industry, enrolled, log_partition, log_offset";

  private final Session session;

  EnterpriseQueries(Session session) {
    this.session = session;
  }

  Optional<WarehouseRow.EnterpriseRow> enterprise(EnterpriseId id) {
    return session.first(
        "SELECT %s FROM enterprise_log FINAL WHERE enterprise = ?".formatted(ENTERPRISE_COLUMNS),
        List.of(id.text()),
        EnterpriseQueries::enterprise);
  }

  Optional<TagSnapshot> tags(EnterpriseId id) {
    List<TagSpec> catalogue = TagCatalogue.read(session);
    String columns =
        Stream.concat(
                Stream.of("toUnixTimestamp64Micro(as_of)", "release"),
                catalogue.stream().map(tag -> Quote.name(tag.id())))
            .collect(Collectors.joining(", "));
    return session.first(
        "SELECT %s FROM enterprise_tag_log FINAL WHERE enterprise = ?".formatted(columns),
        List.of(id.text()),
        row -> {
          List<TagSnapshot.Entry> entries = new ArrayList<>();
          for (TagSpec tag : catalogue) {
            entries.add(new TagSnapshot.Entry(tag, tagValue(row, entries.size() + 3, tag.kind())));
          }
          return new TagSnapshot(id, Micros.toInstant(row.getLong(1)), row.getInt(2), entries);
        });
  }

  List<Score> latestScores(EnterpriseId id) {
    return session.list(
        "SELECT %s FROM latest_score_log FINAL WHERE enterprise = ? ORDER BY risk"
            .formatted(ScoreRows.SCORE_COLUMNS),
        List.of(id.text()),
        ScoreRows::score);
  }

  List<ScorePoint> scoreHistory(EnterpriseId id, Risk risk, int limit) {
    List<ScorePoint> newestFirst =
        session.list(
            """
            SELECT %s FROM score_log FINAL WHERE enterprise = ? AND risk = ? AND unscored = ''
            ORDER BY as_of DESC, log_offset DESC LIMIT %d
            """
                .formatted(ScoreRows.POINT_COLUMNS, limit),
            List.of(id.text(), risk.id()),
            ScoreRows::point);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  List<WarehouseRow.EventRow> events(EnterpriseId id, Collection<EventKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(List.of(id.text()));
    for (EventKey key : keys) {
      parameters.add(key.source());
      parameters.add(key.id());
    }
    String tuples = keys.stream().map(key -> "(?, ?)").collect(Collectors.joining(", "));
    return session.list(
        """
        SELECT %s FROM (
          SELECT * FROM event_log FINAL WHERE enterprise = ? AND (source, id) IN (%s)
          ORDER BY source, id, revision DESC LIMIT 1 BY source, id)
        ORDER BY event_time, source, id
        """
            .formatted(EventRows.COLUMNS, tuples),
        parameters,
        EventRows::read);
  }

  /** Which they are is found in the narrow columns; the rest is read of these alone. */
  List<WarehouseRow.EventRow> latestEvents(
      EnterpriseId id, Optional<Category> category, Optional<EventPlace> after, int limit) {
    Where where = new Where().and("NOT retracted");
    category.ifPresent(wanted -> where.and("category = ?", wanted.id()));
    after.ifPresent(place -> where.anyOf(behind(place)));
    List<Object> parameters = new ArrayList<>(List.of(id.text(), id.text()));
    parameters.addAll(where.parameters());
    return session.list(
        """
        SELECT %s FROM (
          SELECT * FROM event_log FINAL WHERE enterprise = ? AND (source, id) IN (
            SELECT source, id FROM (
              SELECT source, id, category, event_time, retracted
              FROM event_log FINAL WHERE enterprise = ?
              ORDER BY source, id, revision DESC LIMIT 1 BY source, id)
            %s ORDER BY event_time DESC, source, id LIMIT %d)
          ORDER BY source, id, revision DESC LIMIT 1 BY source, id)
        ORDER BY event_time DESC, source, id
        """
            .formatted(EventRows.COLUMNS, where.sql(), limit),
        parameters,
        EventRows::read);
  }

  private static List<Where> behind(EventPlace place) {
    long micros = Micros.saturated(place.eventTime());
    return List.of(
        new Where().and("toUnixTimestamp64Micro(event_time) < ?", micros),
        new Where()
            .and("toUnixTimestamp64Micro(event_time) = ?", micros)
            .and("(source, id) > (?, ?)", place.key().source(), place.key().id()));
  }

  /** At most {@link WarehousePages#EVENTS_MAX} and one more. */
  long countEvents(EnterpriseId id) {
    return session
        .first(
            "SELECT count() FROM (SELECT 1 FROM event_log WHERE enterprise = ? LIMIT %d)"
                .formatted(WarehousePages.EVENTS_MAX + 1L),
            List.of(id.text()),
            row -> row.getLong(1))
        .orElse(0L);
  }

  /** In the order of the table, so that the server stops where it has enough. */
  List<WarehouseRow.TagChangeRow> tagChanges(EnterpriseId id, TagSpec tag, int limit) {
    List<WarehouseRow.TagChangeRow> newestFirst =
        session.list(
            """
            SELECT toUnixTimestamp64Micro(as_of), before, after, log_partition, log_offset
            FROM enterprise_tag_change_log WHERE enterprise = ? AND tag = ?
            ORDER BY as_of DESC, log_partition DESC, log_offset DESC
            LIMIT 1 BY as_of, log_partition, log_offset LIMIT %d
            """
                .formatted(limit),
            List.of(id.text(), tag.id()),
            row ->
                new WarehouseRow.TagChangeRow(
                    id,
                    tag.id(),
                    Micros.toInstant(row.getLong(1)),
                    changed(row.getString(2), tag.kind()),
                    changed(row.getString(3), tag.kind()),
                    new LogPosition(row.getInt(4), row.getLong(5))));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /**
   * @param text null where it was missing
   */
  private static TagValue changed(String text, TagSpec.Kind kind) {
    return text == null ? new TagValue.Missing() : TagText.parse(TagText.kind(kind), text);
  }

  static WarehouseRow.EnterpriseRow enterprise(ResultSet row) throws SQLException {
    return new WarehouseRow.EnterpriseRow(
        EnterpriseId.parse(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        new LogPosition(row.getInt(6), row.getLong(7)));
  }

  private static TagValue tagValue(ResultSet row, int column, TagSpec.Kind kind)
      throws SQLException {
    TagValue value =
        switch (kind) {
          case QUANTITY -> new TagValue.Quantity(row.getDouble(column));
          case CODE -> new TagValue.Code(row.getString(column));
          case TRUTH -> new TagValue.Truth(row.getBoolean(column));
        };
    return row.wasNull() ? new TagValue.Missing() : value;
  }
}
