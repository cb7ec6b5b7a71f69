package cn.financebrain.store;

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

  List<WarehouseRow.EventRow> latestEvents(EnterpriseId id, int limit) {
    return session.list(
        """
        SELECT %s FROM (
          SELECT * FROM event_log FINAL WHERE enterprise = ?
          ORDER BY source, id, revision DESC LIMIT 1 BY source, id)
        WHERE NOT retracted ORDER BY event_time DESC, source, id LIMIT %d
        """
            .formatted(EventRows.COLUMNS, limit),
        List.of(id.text()),
        EventRows::read);
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
