package cn.financebrain.dashboards;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Alert.Cause;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server with officials who work on cases; one for all classes that look at them. */
final class CaseServer implements AutoCloseable {
  static final String TOWN = "330302001";
  private static final AtomicInteger ENTERPRISES = new AtomicInteger();

  static CaseServer desk;

  final WarehouseFixture warehouse;
  final RunningDashboards server;
  private final Map<String, Browser> browsers = new HashMap<>();

  private CaseServer(WarehouseFixture warehouse, RunningDashboards server) {
    this.warehouse = warehouse;
    this.server = server;
  }

  /** Started for the first class that asks, stopped after the last. */
  static final class Shared implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(CaseServer.class))
          .computeIfAbsent(CaseServer.class, any -> desk = start(), CaseServer.class);
    }

    private static CaseServer start() {
      WarehouseFixture warehouse = WarehouseFixture.start();
      return on(warehouse, warehouse.dashboards());
    }
  }

  static CaseServer on(WarehouseFixture warehouse, RunningDashboards server) {
    CaseServer made = new CaseServer(warehouse, server);
    server.office(); // chooses the password that all officials have
    made.account("lead", "330302", "district-lead");
    made.account("lead2", "330302", "district-lead");
    made.account("elsewhere", "330303", "district-lead", "approver");
    made.account("inspector", TOWN, "town-inspector");
    made.account("second", TOWN, "town-inspector");
    made.account("approver", "3303", "approver");
    made.account("police", "3303", "police-liaison");
    made.account("city", "", "city-office", "approver");
    server.signedIn("auditor");
    made.account("analyst", "", "analyst");
    return made;
  }

  private void account(String name, String territory, String... roles) {
    server
        .database()
        .sql(
            """
            insert into account (name, display_name, unit, territory, password_hash, created_at)
            select :name, '官员 ' || :name, '某单位', array[:territory], password_hash, now()
            from account where name = 'office'
            """)
        .param("name", name)
        .param("territory", territory)
        .update();
    for (String role : roles) {
      server
          .database()
          .sql("insert into account_role (account, role) values (:name, :role)")
          .param("name", name)
          .param("role", role)
          .update();
    }
  }

  /** Signed in as an official, again where the clock was moved beyond the session's end. */
  Browser as(String name) {
    Browser browser = browsers.computeIfAbsent(name, any -> server.browser());
    if (browser.get("/api/session").status() != 200) {
      browser.signIn(name, RunningDashboards.PASSWORD).expect(200);
    }
    return browser;
  }

  /** The first alert of a case. */
  String alertOf(String number) {
    return get("lead", number).at("/alerts/0/id").asText();
  }

  /** A new enterprise with one alert; the id is that of both. */
  String alert(String name, String region, Risk risk, Band band) {
    String id = "case-%d".formatted(ENTERPRISES.incrementAndGet());
    EnterpriseId enterprise = EnterpriseId.parse("demo:" + id);
    warehouse.write(
        List.of(
            new WarehouseRow.EnterpriseRow(
                enterprise, name, region, "J66", true, new LogPosition(0, 1000)),
            alert(id, enterprise, risk, band)));
    return id;
  }

  static WarehouseRow.AlertRow alert(String id, EnterpriseId enterprise, Risk risk, Band band) {
    return new WarehouseRow.AlertRow(
        new Alert(
            id,
            enterprise,
            risk,
            1,
            band,
            new Cause.FirstScore(band),
            "330302",
            City.NOON,
            1,
            72,
            List.of(),
            ""),
        new LogPosition(0, 1000));
  }

  /** The same alert, raised in another district and at another instant. */
  static WarehouseRow.AlertRow raised(WarehouseRow.AlertRow row, String district, Instant at) {
    Alert alert = row.alert();
    return new WarehouseRow.AlertRow(
        new Alert(
            alert.id(),
            alert.enterprise(),
            alert.risk(),
            alert.episode(),
            alert.band(),
            alert.cause(),
            district,
            at,
            alert.release(),
            alert.index(),
            alert.reasons(),
            ""),
        row.position());
  }

  /** A case of a new enterprise of the town. */
  String open(Risk risk) {
    return open(alert("某某企业", TOWN, risk, Band.ORANGE));
  }

  String open(String alert) {
    return open("lead", alert);
  }

  String open(String official, String alert) {
    Answer answer = as(official).post("/api/cases", Map.of("alerts", List.of(alert)));
    return answer.expect(200).json().at("/summary/number").asText();
  }

  JsonNode get(String official, String number) {
    return as(official).get("/api/cases/" + number).expect(200).json();
  }

  /** Acts on the version that stands now. */
  Answer act(String official, String number, String action, Map<String, ?> fields) {
    int version =
        server
            .database()
            .sql("select version from case_file where number = :number")
            .param("number", number)
            .query(Integer.class)
            .single();
    Map<String, Object> body = new HashMap<>(fields);
    body.put("action", action);
    body.put("version", version);
    return as(official).post("/api/cases/%s/actions".formatted(number), body);
  }

  Answer act(String official, String number, String action) {
    return act(official, number, action, Map.of());
  }

  /** To the report of a visit. */
  void inspected(String number, String verdict) {
    act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    act("inspector", number, "accept").expect(200);
    evidence(number).expect(200);
    act(
            "inspector",
            number,
            "report",
            Map.of("reason", "现场查实", "companion", "second", "verdict", verdict))
        .expect(200);
  }

  Answer evidence(String number) {
    return as("inspector")
        .post(
            "/api/cases/%s/notes".formatted(number),
            Map.of(
                "text",
                "门店有宣传册",
                "evidence",
                Map.of(
                    "at",
                    server.clock().instant().toString(),
                    "place",
                    "某路 1 号",
                    "latitude",
                    28.0,
                    "longitude",
                    120.7)));
  }

  @Override
  public void close() {
    server.close();
    warehouse.close();
  }
}
