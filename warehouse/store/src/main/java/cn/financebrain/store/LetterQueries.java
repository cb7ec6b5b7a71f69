package cn.financebrain.store;

import cn.financebrain.contract.DeadLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Queries of dead letters and of what people did about them. */
final class LetterQueries {
  /** The newest step of each letter says how it stands; without any it is open. */
  private static final String LETTERS =
      """
      (SELECT id, feed, location, position, field, reason, detail, raw, header,
         toUnixTimestamp64Micro(refused_at) AS refused,
         if(step.action IN ('mended', 'dismissed'), step.action, 'open') AS state,
         step.person AS person, step.since AS since
       FROM dead_letter_log AS letter FINAL
       LEFT JOIN (
         SELECT letter, argMax(action, at) AS action, argMax(person, at) AS person,
           toUnixTimestamp64Micro(max(at)) AS since
         FROM dead_letter_step_log GROUP BY letter) AS step
       ON step.letter = letter.id)
      """;

  private final Session session;

  LetterQueries(Session session) {
    this.session = session;
  }

  List<StoredLetter> list(LetterFilter filter, Optional<StoredLetter.Place> after, int limit) {
    Where where = where(filter);
    after.ifPresent(
        place ->
            where.and(
                "(refused < ? OR (refused = ? AND id > ?))",
                Micros.of(place.at()),
                Micros.of(place.at()),
                place.id()));
    return session.list(
        """
        SELECT id, feed, location, position, field, reason, detail, raw, header, refused, state,
          person, since
        FROM %s %s ORDER BY refused DESC, id LIMIT %d
        """
            .formatted(LETTERS, where.sql(), limit),
        where.parameters(),
        LetterQueries::letter);
  }

  long count(LetterFilter filter) {
    Where where = where(filter);
    return session
        .first(
            "SELECT count() FROM %s %s".formatted(LETTERS, where.sql()),
            where.parameters(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  List<StoredLetter> find(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Where where = new Where().in("id", ids.stream());
    return session.list(
        """
        SELECT id, feed, location, position, field, reason, detail, raw, header, refused, state,
          person, since
        FROM %s %s
        """
            .formatted(LETTERS, where.sql()),
        where.parameters(),
        LetterQueries::letter);
  }

  List<StoredLetter.Count> counts() {
    return session.list(
        """
        SELECT feed, reason, state, count(), max(refused) FROM %s
        GROUP BY feed, reason, state ORDER BY feed, reason, state
        """
            .formatted(LETTERS),
        List.of(),
        row ->
            new StoredLetter.Count(
                row.getString(1),
                Codes.rejectReason(row.getString(2)),
                state(row.getString(3)),
                row.getLong(4),
                Micros.toInstant(row.getLong(5))));
  }

  List<LetterStep> steps(String letter) {
    return session.list(
        """
        SELECT letter, toUnixTimestamp64Micro(at), action, person, reason, feed, before,
          changed_column, changed_from, changed_to, fate, event_id
        FROM dead_letter_step_log FINAL WHERE letter = ? ORDER BY at
        """,
        List.of(letter),
        LetterQueries::step);
  }

  private static Where where(LetterFilter filter) {
    Where where = new Where();
    if (!filter.feed().isEmpty()) {
      where.and("feed = ?", filter.feed());
    }
    filter.reason().ifPresent(reason -> where.and("reason = ?", Codes.of(reason)));
    filter.state().ifPresent(state -> where.and("state = ?", Codes.of(state)));
    filter.until().ifPresent(until -> where.and("refused <= ?", Micros.of(until)));
    return where;
  }

  private static StoredLetter letter(ResultSet row) throws SQLException {
    String person = row.getString(12);
    Optional<Instant> since =
        person.isEmpty() ? Optional.empty() : Optional.of(Micros.toInstant(row.getLong(13)));
    DeadLetter letter =
        new DeadLetter(
            row.getString(2),
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            Codes.rejectReason(row.getString(6)),
            row.getString(7),
            row.getString(8),
            Micros.toInstant(row.getLong(10)),
            texts(row, 9));
    return new StoredLetter(row.getString(1), letter, state(row.getString(11)), person, since);
  }

  private static StoredLetter.State state(String id) {
    return StoredLetter.State.valueOf(id.toUpperCase(Locale.ROOT));
  }

  private static LetterStep step(ResultSet row) throws SQLException {
    List<String> columns = texts(row, 8);
    List<String> from = texts(row, 9);
    List<String> to = texts(row, 10);
    List<LetterStep.Change> changes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      changes.add(new LetterStep.Change(columns.get(i), from.get(i), to.get(i)));
    }
    return new LetterStep(
        row.getString(1),
        Micros.toInstant(row.getLong(2)),
        LetterStep.Action.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        changes,
        row.getString(11),
        texts(row, 12));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return Arrays.of(row.getArray(column)).stream().map(Object::toString).toList();
  }
}
