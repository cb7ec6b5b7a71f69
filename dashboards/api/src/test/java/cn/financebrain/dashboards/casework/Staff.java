package cn.financebrain.dashboards.casework;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** People, the product's calendar and cases for tests. */
final class Staff {
  static final String TOWN = "330302001";
  static final Actor LEAD = person("lead", "330302", Role.DISTRICT_LEAD);
  static final Actor OTHER_LEAD = person("other-lead", "330302", Role.DISTRICT_LEAD);
  static final Actor INSPECTOR = person("inspector", TOWN, Role.TOWN_INSPECTOR);
  static final Actor SECOND = person("second", TOWN, Role.TOWN_INSPECTOR);

  /** Has every right on cases, so that only the rules about persons hold it back. */
  static final Actor EVERYTHING =
      person(
          "everything",
          "33",
          Role.CITY_OFFICE,
          Role.TOWN_INSPECTOR,
          Role.APPROVER,
          Role.POLICE_LIAISON);

  static final Actor APPROVER = person("approver", "33", Role.APPROVER);
  static final Actor CITY = person("city", "33", Role.CITY_OFFICE);
  static final Actor POLICE = person("police", "33", Role.POLICE_LIAISON);
  static final Actor ELSEWHERE =
      person("elsewhere", "330303", Role.DISTRICT_LEAD, Role.TOWN_INSPECTOR, Role.APPROVER);
  static final List<Actor> ALL =
      List.of(LEAD, OTHER_LEAD, INSPECTOR, SECOND, EVERYTHING, APPROVER, CITY, POLICE, ELSEWHERE);

  static final WorkingDays CALENDAR = WorkingDays.parse(lines());
  static final Deadlines DEADLINES = new Deadlines(1, 3, 1, 5, 10, 3, 30);
  static final Procedure PROCEDURE = new Procedure(() -> CALENDAR, DEADLINES);

  /** A Monday. */
  static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");

  private Staff() {}

  private static List<String> lines() {
    try (InputStream file = Staff.class.getResourceAsStream("/working-days.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Actor person(String name, String region, Role... roles) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    Arrays.stream(roles).forEach(role -> rights.addAll(role.rights()));
    return new Actor(name, rights, Territory.of(List.of(region)));
  }

  static CaseFile opened(Risk risk, Band band) {
    return PROCEDURE
        .open("2026-000001", "91330100799655058B", TOWN, risk, band, "lead", null, MONDAY)
        .file();
  }
}
