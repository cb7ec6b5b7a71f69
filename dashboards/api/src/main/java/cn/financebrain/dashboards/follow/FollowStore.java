package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which sets are followed, and which enterprises were in them at the last look. */
@Component
class FollowStore {
  private final JdbcClient database;

  FollowStore(JdbcClient database) {
    this.database = database;
  }

  /** All of an account, those that are over first, then the newest. */
  List<FollowedSet> of(String account) {
    return database
        .sql(
            """
            select * from followed_set where account = :account
            order by ended_at is null, followed_at desc, id
            """)
        .param("account", account)
        .query(FollowStore::read)
        .list();
  }

  Optional<FollowedSet> find(String account, UUID view) {
    return database
        .sql("select * from followed_set where account = :account and view = :view")
        .param("account", account)
        .param("view", view)
        .query(FollowStore::read)
        .optional();
  }

  private static FollowedSet read(ResultSet row, int number) throws SQLException {
    return new FollowedSet(
        row.getObject("id", UUID.class),
        row.getString("account"),
        row.getObject("view", UUID.class),
        row.getString("name"),
        row.getString("conditions"),
        Territory.of(Columns.texts(row, "territory")),
        row.getInt("members"),
        row.getLong("looks"),
        Columns.instant(row, "followed_at"),
        Columns.instant(row, "looked_at"),
        Columns.instant(row, "ended_at"),
        Ending.parse(row.getString("ended")));
  }

  /** Of those that go on. */
  int count(String account) {
    return database
        .sql("select count(*) from followed_set where account = :account and ended_at is null")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /**
   * Instead of one that is over.
   *
   * @return false if the account follows the view already
   */
  boolean insert(FollowedSet set, Instant next) {
    database
        .sql(
            """
            delete from followed_set
            where account = :account and view = :view and ended_at is not null
            """)
        .param("account", set.account())
        .param("view", set.view())
        .update();
    return database
            .sql(
                """
                insert into followed_set (id, account, view, name, conditions, territory, members,
                  looks, followed_at, looked_at, next_at)
                values (:id, :account, :view, :name, :conditions, :territory, :members,
                  :looks, :followed, :looked, :next)
                on conflict (account, view) do nothing
                """)
            .param("id", set.id())
            .param("account", set.account())
            .param("view", set.view())
            .param("name", set.name())
            .param("conditions", set.conditions())
            .param("territory", prefixes(set.territory()))
            .param("members", set.members())
            .param("looks", set.looks())
            .param("followed", Columns.at(set.followedAt()))
            .param("looked", Columns.at(set.lookedAt()))
            .param("next", Columns.at(next))
            .update()
        > 0;
  }

  private static String[] prefixes(Territory territory) {
    return territory.prefixes().toArray(String[]::new);
  }

  /**
   * @return false if there was none
   */
  boolean delete(String account, UUID view) {
    return database
            .sql("delete from followed_set where account = :account and view = :view")
            .param("account", account)
            .param("view", view)
            .update()
        > 0;
  }

  /**
   * One whose time has come. Whoever claims it looks at it; if nothing comes of that, another look
   * is due then. Those of accounts that are off wait.
   */
  Optional<FollowedSet> claim(Instant due, Instant again) {
    return database
        .sql(
            """
            update followed_set set next_at = :again
            where id = (
              select followed_set.id from followed_set join account on account.name = followed_set.account
              where ended_at is null and next_at <= :due and disabled_at is null
              order by next_at limit 1 for update of followed_set skip locked)
            returning *
            """)
        .param("due", Columns.at(due))
        .param("again", Columns.at(again))
        .query(FollowStore::read)
        .optional();
  }

  /** False if it is not followed any more, or somebody else looked at it since it was claimed. */
  boolean lock(FollowedSet set) {
    return database
        .sql(
            """
            select id from followed_set where id = :id and looks = :looks and ended_at is null
            for update
            """)
        .param("id", set.id())
        .param("looks", set.looks())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /**
   * Makes these the enterprises that were in the set.
   *
   * @return those that were not in it before
   */
  Set<String> replace(UUID set, List<String> members) {
    return new HashSet<>(
        database
            .sql(
                """
                with present as (select unnest(cast(:members as text[])) as enterprise),
                gone as (
                  delete from followed_member where followed = :set and not exists (
                    select from present where present.enterprise = followed_member.enterprise))
                insert into followed_member (followed, enterprise)
                select :set, enterprise from present
                on conflict do nothing returning enterprise
                """)
            .param("members", members.toArray(String[]::new))
            .param("set", set)
            .query(String.class)
            .list());
  }

  void looked(
      FollowedSet set, SetReader.Sight sight, Territory territory, Instant at, Instant next) {
    database
        .sql(
            """
            update followed_set set name = :name, conditions = :conditions,
              territory = :territory, members = :members, looks = looks + 1, looked_at = :at,
              next_at = :next
            where id = :id
            """)
        .param("name", sight.name())
        .param("conditions", sight.conditions())
        .param("territory", prefixes(territory))
        .param("members", sight.members().size())
        .param("at", Columns.at(at))
        .param("next", Columns.at(next))
        .param("id", set.id())
        .update();
  }

  /** What was in it is forgotten. */
  void end(UUID set, Ending why, Instant at) {
    database
        .sql("update followed_set set ended = :why, ended_at = :at where id = :id")
        .param("why", why.id())
        .param("at", Columns.at(at))
        .param("id", set)
        .update();
    database.sql("delete from followed_member where followed = :id").param("id", set).update();
  }
}
