package cn.financebrain.dashboards.views;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps views, and how each user arranges them. */
@Component
class ViewStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SELECT =
      """
      select id, owner, coalesce(nullif(display_name, ''), owner) as owner_name, list,
        saved_view.name, audience, settings, saved_view.version, changed_at, unit, territory
      from saved_view join account on account.name = owner
      """;

  private final JdbcClient database;

  ViewStore(JdbcClient database) {
    this.database = database;
  }

  /** A view with where its owner is now, which its audience follows. */
  private record Found(SavedView view, String unit, Territory territory) {
    boolean isSeenBy(Account account) {
      return view.owner().equals(account.name())
          || switch (view.audience()) {
            case "unit" -> !unit.isEmpty() && unit.equals(account.unit());
            case "territory" -> territory.holdsAll(account.territory());
            default -> false;
          };
    }
  }

  /** The user's own and those that are shared with the user, by name. */
  List<SavedView> seenBy(Account account, ViewedList list) {
    return database
        .sql(
            SELECT
                + """
                where list = :list and deleted_at is null
                  and (owner = :account or (audience <> 'own' and disabled_at is null))
                order by owner <> :account, saved_view.name, id
                """)
        .param("list", list.id())
        .param("account", account.name())
        .query(ViewStore::found)
        .list()
        .stream()
        .filter(found -> found.isSeenBy(account))
        .map(Found::view)
        .toList();
  }

  /**
   * @throws ProblemException where the user sees no such view
   */
  SavedView get(UUID id, Account account, boolean deleted) {
    return database
        .sql(SELECT + "where id = :id and (deleted_at is not null) = :deleted")
        .param("id", id)
        .param("deleted", deleted)
        .query(ViewStore::found)
        .optional()
        .filter(found -> found.isSeenBy(account))
        .map(Found::view)
        .orElseThrow(() -> ProblemException.of(ProblemCode.VIEW_NOT_FOUND));
  }

  boolean isThere(UUID id) {
    return database
        .sql("select exists (select from saved_view where id = :id and deleted_at is null)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    SavedView view =
        new SavedView(
            row.getObject("id", UUID.class),
            ViewedList.parse(row.getString("list")).orElseThrow(),
            row.getString("name"),
            row.getString("owner"),
            row.getString("owner_name"),
            row.getString("audience"),
            JSON.readValue(row.getString("settings"), ViewSettings.class),
            row.getInt("version"),
            Columns.instant(row, "changed_at"));
    return new Found(view, row.getString("unit"), Territory.of(Columns.texts(row, "territory")));
  }

  int countOf(String owner, ViewedList list) {
    return database
        .sql(
            """
            select count(*) from saved_view
            where owner = :owner and list = :list and deleted_at is null
            """)
        .param("owner", owner)
        .param("list", list.id())
        .query(Integer.class)
        .single();
  }

  /**
   * @throws ProblemException where the owner has another view of that name
   */
  void insert(SavedView view) {
    named(
        () ->
            database
                .sql(
                    """
                    insert into saved_view
                      (id, owner, list, name, audience, settings, version, changed_at)
                    values (:id, :owner, :list, :name, :audience, cast(:settings as jsonb),
                      :version, :at)
                    """)
                .param("id", view.id())
                .param("owner", view.owner())
                .param("list", view.list().id())
                .param("name", view.name())
                .param("audience", view.audience())
                .param("settings", JSON.writeValueAsString(view.settings()))
                .param("version", view.version())
                .param("at", view.changedAt().atOffset(ZoneOffset.UTC))
                .update());
  }

  /**
   * @throws ProblemException where it was changed since, or the owner has another of that name
   */
  void update(SavedView view) {
    int changed =
        named(
            () ->
                database
                    .sql(
                        """
                        update saved_view set name = :name, audience = :audience,
                          settings = cast(:settings as jsonb), version = :version, changed_at = :at
                        where id = :id and version = :version - 1 and deleted_at is null
                        """)
                    .param("id", view.id())
                    .param("name", view.name())
                    .param("audience", view.audience())
                    .param("settings", JSON.writeValueAsString(view.settings()))
                    .param("version", view.version())
                    .param("at", view.changedAt().atOffset(ZoneOffset.UTC))
                    .update());
    if (changed == 0) {
      throw ProblemException.of(ProblemCode.VIEW_CHANGED);
    }
  }

  private interface Write {
    int run();
  }

  private static int named(Write write) {
    try {
      return write.run();
    } catch (DuplicateKeyException e) {
      throw ProblemException.of(ProblemCode.VIEW_NAME_TAKEN);
    }
  }

  /** Also forgets what was deleted before an instant. */
  void delete(UUID id, Instant now, Instant before) {
    database
        .sql("delete from saved_view where deleted_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
    database
        .sql("update saved_view set deleted_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /**
   * @throws ProblemException where the owner made another of that name meanwhile
   */
  void restore(UUID id) {
    named(
        () ->
            database
                .sql("update saved_view set deleted_at = null where id = :id")
                .param("id", id)
                .update());
  }

  /**
   * How somebody has the views of a list.
   *
   * @param defaultView null for none
   */
  record Arrangement(List<UUID> ordered, UUID defaultView) {
    static final Arrangement NONE = new Arrangement(List.of(), null);
  }

  Arrangement arrangement(String account, ViewedList list) {
    Optional<Arrangement> found =
        database
            .sql(
                """
                select ordered, default_view from view_arrangement
                where account = :account and list = :list
                """)
            .param("account", account)
            .param("list", list.id())
            .query(
                (row, n) ->
                    new Arrangement(
                        List.of((UUID[]) row.getArray("ordered").getArray()),
                        row.getObject("default_view", UUID.class)))
            .optional();
    return found.orElse(Arrangement.NONE);
  }

  void arrange(String account, ViewedList list, Arrangement arrangement) {
    database
        .sql(
            """
            insert into view_arrangement (account, list, ordered, default_view)
            values (:account, :list, :ordered, :default)
            on conflict (account, list)
            do update set ordered = excluded.ordered, default_view = excluded.default_view
            """)
        .param("account", account)
        .param("list", list.id())
        .param("ordered", arrangement.ordered().toArray(UUID[]::new))
        .param("default", arrangement.defaultView())
        .update();
  }
}
