package cn.financebrain.store;

import cn.financebrain.contract.DeadLetter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Queries of dead letters and of what people did about them. */
final class LetterQueries {
  /** The newest step of each letter says how it stands; without any it is open. */
  private static final String LETTERS =
      """
      (SELECT id, feed, reason, toUnixTimestamp64Micro(refused_at) AS refused,
         if(step.action IN ('mended', 'dismissed'), step.action, 'open') AS state
       FROM dead_letter_log AS letter FINAL
       LEFT JOIN (
         SELECT letter, argMax(action, at) AS action
         FROM dead_letter_step_log GROUP BY letter) AS step
       ON step.letter = letter.id)
      """;

  private static final String STANDING =
      "(SELECT letter FROM dead_letter_step_log GROUP BY letter HAVING argMax(action, at) IN (%s))";
  private static final String REFUSED = "toUnixTimestamp64Micro(refused_at)";
  private static final Duration FIRST_LOOK = Duration.ofDays(31);

  /** So many times twice as far back; then at all that is left. */
  private static final int LOOKS = 8;

  /** The last that the store knows is in 2299. */
  private static final long MICROS_MOST = 10_000_000_000_000_000L;

  private static final int KEYS_PER_QUERY = 200;
  private static final int IDS_PER_QUERY = 1_000;

  private final Session session;

  LetterQueries(Session session) {
    this.session = session;
  }

  /**
   * Of a letter as it is stored: the key of the table, its id, and when it was refused. Until the
   * store has merged them there may be several of a key, of which the newest counts.
   */
  private record Trace(List<String> key, String id, long refused) {
    StoredLetter.Place place() {
      return new StoredLetter.Place(Micros.toInstant(refused), id);
    }
  }

  /**
   * Looks at the last month first, then at twice as long before it, and so on, until there are
   * enough: a page costs what it shows, not what there is before it. An index tells which blocks
   * have rows that were refused then.
   */
  List<StoredLetter> list(LetterFilter filter, Optional<StoredLetter.Place> after, int limit) {
    List<StoredLetter> found = new ArrayList<>();
    Optional<StoredLetter.Place> behind = after;
    Instant now = now();
    Instant until =
        after
            .map(StoredLetter.Place::at)
            .filter(at -> at.isBefore(now))
            .map(at -> at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at)
            .orElse(now);
    Duration length = FIRST_LOOK;
    Optional<Instant> to = Optional.empty();
    for (int look = 0; look <= LOOKS && found.size() < limit; look++) {
      Optional<Instant> from = look < LOOKS ? Optional.of(until.minus(length)) : Optional.empty();
      behind = within(new Span(from, to), filter, behind, limit, found);
      to = from;
      until = from.orElse(until);
      length = length.multipliedBy(2);
    }
    return List.copyOf(found);
  }

  /** By the store's clock: what is refused later is in the first look all the same. */
  private Instant now() {
    return session
        .first(
            "SELECT toUnixTimestamp64Micro(now64(6))",
            List.of(),
            row -> Micros.toInstant(row.getLong(1)))
        .orElseThrow();
  }

  /** From then on, and before then, where something is told. */
  private record Span(Optional<Instant> from, Optional<Instant> to) {
    Where narrow(Where where) {
      from.ifPresent(at -> where.and("refused_at >= fromUnixTimestamp64Micro(?)", Micros.of(at)));
      to.ifPresent(at -> where.and("refused_at < fromUnixTimestamp64Micro(?)", Micros.of(at)));
      return where;
    }
  }

  /**
   * Adds what it finds there.
   *
   * @return the place behind the last
   */
  private Optional<StoredLetter.Place> within(
      Span span,
      LetterFilter filter,
      Optional<StoredLetter.Place> after,
      int limit,
      List<StoredLetter> found) {
    Optional<StoredLetter.Place> behind = after;
    boolean more = true;
    while (more && found.size() < limit) {
      int wanted = limit - found.size();
      List<Trace> traces = traces(span.narrow(where(filter)), behind, wanted);
      found.addAll(current(traces));
      more = traces.size() == wanted;
      if (!traces.isEmpty()) {
        behind = Optional.of(traces.get(traces.size() - 1).place());
      }
    }
    return behind;
  }

  private List<Trace> traces(Where where, Optional<StoredLetter.Place> after, int limit) {
    after.ifPresent(
        place -> {
          long at = Math.max(0, Math.min(Micros.saturated(place.at()), MICROS_MOST));
          where.and("refused_at <= fromUnixTimestamp64Micro(?)", at); // the index knows of this
          where.and("(%1$s < ? OR (%1$s = ? AND id > ?))".formatted(REFUSED), at, at, place.id());
        });
    return session.list(
        """
        SELECT feed, location, toString(position), field, reason, id, %1$s
        FROM dead_letter_log %2$s ORDER BY %1$s DESC, id LIMIT 1 BY id LIMIT %3$d
        """
            .formatted(REFUSED, where.sql(), limit),
        where.parameters(),
        LetterQueries::trace);
  }

  private static Trace trace(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int column = 1; column <= 5; column++) {
      key.add(row.getString(column));
    }
    return new Trace(key, row.getString(6), row.getLong(7));
  }

  /** Those of which there is nothing newer, in the same order, as they stand. */
  private List<StoredLetter> current(List<Trace> traces) {
    Map<String, DeadLetter> letters = new HashMap<>();
    Map<String, Step> steps = new HashMap<>();
    for (int i = 0; i < traces.size(); i += KEYS_PER_QUERY) {
      List<Trace> part = traces.subList(i, Math.min(traces.size(), i + KEYS_PER_QUERY));
      letters.putAll(lettersAt(part));
      steps.putAll(stepsOf(part));
    }
    List<StoredLetter> stored = new ArrayList<>();
    for (Trace trace : traces) {
      DeadLetter letter = letters.get(trace.id());
      if (letter != null && Micros.of(letter.at()) == trace.refused()) {
        stored.add(stored(trace.id(), letter, Optional.ofNullable(steps.get(trace.id()))));
      }
    }
    return stored;
  }

  private static StoredLetter stored(String id, DeadLetter letter, Optional<Step> step) {
    return new StoredLetter(
        id,
        letter,
        step.map(Step::state).orElse(StoredLetter.State.OPEN),
        step.map(Step::person).orElse(""),
        step.map(Step::at));
  }

  /** By the key of the table, so that few blocks are read. */
  private Map<String, DeadLetter> lettersAt(List<Trace> traces) {
    Map<String, DeadLetter> letters = new HashMap<>();
    Where where =
        new Where()
            .and(
                "(feed, location, position, field, reason) IN (%s)"
                    .formatted(
                        String.join(
                            ", ", Collections.nCopies(traces.size(), "(?, ?, toUInt64(?), ?, ?)"))),
                traces.stream().flatMap(trace -> trace.key().stream()).toArray());
    session.each(
        """
        SELECT id, feed, location, position, field, reason, detail, raw, header, %s
        FROM dead_letter_log FINAL %s
        """
            .formatted(REFUSED, where.sql()),
        where.parameters(),
        row -> letters.put(row.getString(1), letter(row)));
    return letters;
  }

  /** The newest step about a letter. */
  private record Step(StoredLetter.State state, String person, Instant at) {}

  private Map<String, Step> stepsOf(List<Trace> traces) {
    Where where = new Where().in("letter", traces.stream().map(Trace::id));
    Map<String, Step> steps = new HashMap<>();
    session.each(
        """
        SELECT letter, argMax(action, at), argMax(person, at), toUnixTimestamp64Micro(max(at))
        FROM dead_letter_step_log %s GROUP BY letter
        """
            .formatted(where.sql()),
        where.parameters(),
        row -> steps.put(row.getString(1), newest(row)));
    return steps;
  }

  private static Step newest(ResultSet row) throws SQLException {
    LetterStep.Action action = LetterStep.Action.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
    StoredLetter.State state =
        switch (action) {
          case MENDED -> StoredLetter.State.MENDED;
          case DISMISSED -> StoredLetter.State.DISMISSED;
          case REOPENED -> StoredLetter.State.OPEN;
        };
    return new Step(state, row.getString(3), Micros.toInstant(row.getLong(4)));
  }

  /** At most {@link WarehousePages#COUNTED_MAX} and one more. */
  long count(LetterFilter filter) {
    Where where = where(filter);
    return session
        .first(
            "SELECT count() FROM (SELECT 1 FROM dead_letter_log FINAL %s LIMIT %d)"
                .formatted(where.sql(), WarehousePages.COUNTED_MAX + 1),
            where.parameters(),
            row -> row.getLong(1))
        .orElse(0L);
  }

  List<StoredLetter> find(List<String> ids) {
    List<StoredLetter> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
      List<String> part = ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY));
      found.addAll(
          current(
              traces(new Where().in("id", part.stream()), Optional.empty(), Integer.MAX_VALUE)));
    }
    return List.copyOf(found);
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
    filter.state().ifPresent(state -> standing(where, state));
    filter
        .until()
        .ifPresent(at -> where.and("refused_at <= fromUnixTimestamp64Micro(?)", Micros.of(at)));
    return where;
  }

  /** Of the letters themselves only those are read that the other conditions leave. */
  private static void standing(Where where, StoredLetter.State state) {
    if (state == StoredLetter.State.OPEN) {
      where.and("id NOT IN " + STANDING.formatted("'mended', 'dismissed'"));
    } else {
      where.and("id IN " + STANDING.formatted("?"), Codes.of(state));
    }
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        Codes.rejectReason(row.getString(6)),
        row.getString(7),
        row.getString(8),
        Micros.toInstant(row.getLong(10)),
        texts(row, 9));
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
