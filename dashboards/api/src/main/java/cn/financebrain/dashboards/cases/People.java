package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.casework.Actor;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people behind the names in cases. */
@Component
public class People {
  private final JdbcClient database;

  People(JdbcClient database) {
    this.database = database;
  }

  /** As pages show somebody. */
  public record Person(String name, String displayName, String unit) {}

  public static Actor actor(Account account) {
    return new Actor(account.name(), account.rights(), account.territory());
  }

  /** A user who can be given work; empty if there is none of that name. */
  Optional<Actor> actor(String name) {
    return database
        .sql(
            """
            select name, territory, array(select role from account_role where account = name) roles
            from account where name = :name and disabled_at is null
            """)
        .param("name", name.strip().toLowerCase(Locale.ROOT))
        .query((row, n) -> readActor(row))
        .optional();
  }

  private static Actor readActor(ResultSet row) throws SQLException {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    Columns.texts(row, "roles").forEach(role -> rights.addAll(Role.parse(role).rights()));
    return new Actor(row.getString("name"), rights, Territory.of(Columns.texts(row, "territory")));
  }

  /** Those of the names that are accounts, and a person of that name alone for the others. */
  public Function<String, Person> named(Collection<String> names) {
    if (names.isEmpty()) {
      return name -> name == null ? null : new Person(name, name, "");
    }
    Map<String, Person> found =
        database
            .sql("select name, display_name, unit from account where name in (:names)")
            .param("names", Set.copyOf(names))
            .query(People::person)
            .list()
            .stream()
            .collect(Collectors.toMap(Person::name, Function.identity()));
    return name -> name == null ? null : found.getOrDefault(name, new Person(name, name, ""));
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    String name = row.getString("name");
    String display = row.getString("display_name");
    return new Person(name, display.isEmpty() ? name : display, row.getString("unit"));
  }

  /** An inspector with the number of open cases. */
  record Assignee(Person person, int openCases) {}

  /** Whether an enabled account with the right to inspect is in a unit. */
  boolean inUnit(String unit) {
    return database
        .sql(
            """
            select exists (select from account
              where unit = :unit and disabled_at is null
                and exists (select from account_role where account = name and role in (:roles)))
            """)
        .param("unit", unit)
        .param("roles", rolesWith(Right.CASES_INSPECT))
        .query(Boolean.class)
        .single();
  }

  /**
   * Inspectors whose territory holds the region or lies in it, those with the fewest open cases
   * first.
   */
  List<Assignee> inspectors(String region) {
    return database
        .sql(
            """
            select name, display_name, unit,
              (select count(*) from case_file where handler = account.name and state <> 'CLOSED')
                as open_cases
            from account
            where disabled_at is null
              and exists (select from account_role where account = name and role in (:roles))
              and exists (select from unnest(territory) as prefix
                where starts_with(:region, prefix)
                  or (:region <> '' and starts_with(prefix, :region)))
            order by open_cases, name
            """)
        .param("roles", rolesWith(Right.CASES_INSPECT))
        .param("region", region)
        .query((row, n) -> new Assignee(person(row, n), row.getInt("open_cases")))
        .list();
  }

  /** Who can supervise a case; never who handles it. */
  Optional<String> supervisor(CaseFile file) {
    return supervisor(file.region(), file.standing().handler());
  }

  /** Who can supervise what is done in a region. */
  public Optional<String> supervisor(String region) {
    return supervisor(region, null);
  }

  /**
   * Of those whose territory holds the region, who is nearest to it; among several, who supervises
   * the fewest open cases.
   *
   * @param but not this one; null for nobody
   */
  private Optional<String> supervisor(String region, String but) {
    return database
        .sql(
            """
            select name from account
            cross join lateral (select max(length(prefix)) as nearest
              from unnest(territory) as prefix where starts_with(:region, prefix)) as held
            where disabled_at is null and nearest is not null
              and name is distinct from :but
              and exists (select from account_role where account = name and role in (:roles))
            order by nearest desc,
              (select count(*) from case_file
                where standing ->> 'supervisor' = account.name and state <> 'CLOSED'),
              name
            limit 1
            """)
        .param("region", region)
        .param("but", but)
        .param("roles", rolesWith(Right.CASES_SUPERVISE))
        .query(String.class)
        .optional();
  }

  private static List<String> rolesWith(Right right) {
    return Arrays.stream(Role.values())
        .filter(role -> role.rights().contains(right))
        .map(Role::id)
        .toList();
  }
}
