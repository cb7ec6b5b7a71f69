package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.TagValue;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events over time, and one tag; answers are also held against {@code openapi.yaml}. */
class ProfileIT {
  private static final EnterpriseId BUSY = EnterpriseId.parse("demo:busy");
  private static final EnterpriseId ALONE = EnterpriseId.parse("demo:alone");
  private static final int PEERS = 25;
  private static final int CHANGES = 203;

  private static WarehouseFixture warehouse;
  private static RunningDashboards server;
  private static Browser browser;

  @BeforeAll
  static void start() {
    warehouse = WarehouseFixture.start();
    server = warehouse.dashboards();
    browser = server.office();
    List<WarehouseRow> rows = new ArrayList<>();
    rows.add(enterprise(BUSY, "I65"));
    rows.add(enterprise(ALONE, "A01"));
    rows.add(tags(BUSY, 12));
    rows.add(tags(ALONE, 12));
    for (int peer = 1; peer < PEERS; peer++) {
      EnterpriseId id = EnterpriseId.parse("demo:peer%02d".formatted(peer));
      rows.add(enterprise(id, "I65"));
      rows.add(tags(id, peer));
    }
    for (int number = 0; number < 5; number++) {
      rows.add(event(number));
    }
    for (int number = 0; number < CHANGES; number++) {
      rows.add(change(number));
    }
    warehouse.write(rows);
  }

  @AfterAll
  static void stop() {
    server.close();
    warehouse.close();
  }

  private static WarehouseRow enterprise(EnterpriseId id, String industry) {
    return new WarehouseRow.EnterpriseRow(id, "企业", "330302", industry, true, at(1));
  }

  private static LogPosition at(long offset) {
    return new LogPosition(0, 1_000 + offset);
  }

  private static WarehouseRow tags(EnterpriseId id, double complaints) {
    return new WarehouseRow.TagRow(
        id,
        City.NOON,
        1,
        at(1),
        List.of(
            new TagValue.Quantity(complaints),
            new TagValue.Code("I"),
            new TagValue.Truth(false),
            new TagValue.Missing()));
  }

  /** The newest last; every second one a complaint, the others of taxes. */
  private static WarehouseRow event(int number) {
    boolean complaint = number % 2 == 0;
    return new WarehouseRow.EventRow(
        new EnterpriseEvent(
            new EventKey("demo/a|b", "%d|,".formatted(number)),
            complaint ? "complaint.filed" : "tax.assessed",
            complaint ? Category.COMPLAINTS : Category.TAX,
            BUSY,
            City.NOON.minus(Duration.ofDays(9 - number)),
            City.NOON,
            City.NOON,
            0,
            false,
            1,
            Map.of("amount", new FieldValue.Quantity(number))),
        at(number));
  }

  private static WarehouseRow change(int number) {
    return new WarehouseRow.TagChangeRow(
        BUSY,
        "complaint_count",
        City.NOON.minus(Duration.ofDays(CHANGES - number)),
        number == 0 ? new TagValue.Missing() : new TagValue.Quantity(number - 1),
        new TagValue.Quantity(number),
        at(number));
  }

  private static Browser.Answer events(String query) {
    return browser.get("/api/enterprises/" + encode(BUSY.text()) + "/events?" + query);
  }

  private static Browser.Answer tag(EnterpriseId enterprise, String tag) {
    return browser.get("/api/enterprises/%s/tags/%s".formatted(encode(enterprise.text()), tag));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void eventsComeNewestFirstPageByPage() {
    JsonNode first = events("limit=2").expect(200).json();
    JsonNode second = events("limit=2&cursor=" + first.path("next").asText()).expect(200).json();
    JsonNode last = events("limit=2&cursor=" + second.path("next").asText()).expect(200).json();

    assertThat(amounts(first)).containsExactly("4.0", "3.0");
    assertThat(amounts(second)).containsExactly("2.0", "1.0");
    assertThat(amounts(last)).containsExactly("0.0");
    assertThat(last.path("next").isNull()).isTrue();
  }

  @Test
  void eventsAreNarrowedToACategory() {
    JsonNode first = events("category=complaints&limit=2").expect(200).json();
    assertThat(amounts(first)).containsExactly("4.0", "2.0");
    String next = "&cursor=" + first.path("next").asText();
    assertThat(amounts(events("category=complaints&limit=2" + next).expect(200).json()))
        .containsExactly("0.0");
    assertThat(events("category=police").expect(200).json().path("items")).isEmpty();
    events("category=x").expectProblem(400, "invalid-parameter");
  }

  @Test
  void namedEventsHaveNoNextPage() {
    String key = events("limit=1").expect(200).json().at("/items/0/key/key").asText();
    JsonNode named = events("key=" + encode(key)).expect(200).json();
    assertThat(amounts(named)).containsExactly("4.0");
    assertThat(named.path("next").isNull()).isTrue();
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    String noKey =
        Base64.getUrlEncoder()
            .encodeToString("2026-11-20T04:00:00Z|x".getBytes(StandardCharsets.UTF_8));
    for (String cursor : List.of("x", noKey)) {
      events("cursor=" + encode(cursor)).expectProblem(400, "invalid-cursor");
    }
  }

  private static List<String> amounts(JsonNode page) {
    return page.path("items").findValuesAsText("amount");
  }

  @Test
  void moreEventsThanCanBePutInOrderAreRefusedInWords() {
    EnterpriseId huge = EnterpriseId.parse("demo:huge");
    warehouse.write(List.of(enterprise(huge, "F51")));
    warehouse.insert(
        """
        INSERT INTO event_log (enterprise, source, id, revision)
        SELECT '%s', 'feed', toString(number), 0 FROM numbers(%d)
        """
            .formatted(huge.text(), WarehousePages.EVENTS_MAX + 1));

    browser
        .get("/api/enterprises/" + encode(huge.text()) + "/events")
        .expectProblem(422, "too-many-events");
  }

  @Test
  void aTagTellsItsPeersAndItsLastChanges() {
    JsonNode told = tag(BUSY, "complaint_count").expect(200).json();

    assertThat(told.at("/tag/chinese").asText()).isEqualTo("投诉次数");
    assertThat(told.at("/tag/value/value").asDouble()).isEqualTo(12);
    assertThat(told.path("kind").asText()).isEqualTo("quantity");
    assertThat(told.path("category").asText()).isEqualTo("complaints");
    assertThat(told.path("asOf").asText()).isEqualTo(City.NOON.toString());
    assertThat(told.at("/peers/members").asInt()).isEqualTo(PEERS);
    assertThat(told.at("/peers/median").asDouble()).isEqualTo(12);
    assertThat(told.at("/peers/percentile").asDouble()).isEqualTo(0.48);
    assertThat(told.path("changes")).hasSize(200);
    assertThat(told.path("earlier").asBoolean()).isTrue();
    assertThat(told.at("/changes/0/after/value").asDouble()).isEqualTo(3);
    assertThat(told.at("/changes/199/before/value").asDouble()).isEqualTo(201);
    assertThat(told.at("/changes/199/after/value").asDouble()).isEqualTo(202);
  }

  @Test
  void whatCannotBeComparedHasNoPeers() {
    assertThat(tag(BUSY, "is_dishonest").expect(200).json().at("/peers/mean").asDouble()).isZero();
    for (String none : List.of("industry_section", "tax_paid")) {
      JsonNode told = tag(BUSY, none).expect(200).json();
      assertThat(told.path("peers").isNull()).as(none).isTrue();
      assertThat(told.path("changes")).isEmpty();
      assertThat(told.path("earlier").asBoolean()).isFalse();
    }
    assertThat(tag(ALONE, "complaint_count").expect(200).json().path("peers").isNull())
        .as("one of its kind")
        .isTrue();
  }

  @Test
  void allQuantitiesAreComparedWithPeersAtOnce() {
    JsonNode told = peers(BUSY).expect(200).json();
    assertThat(told.path("peers").fieldNames()).toIterable().containsExactly("complaint_count");
    assertThat(told.at("/peers/complaint_count"))
        .isEqualTo(tag(BUSY, "complaint_count").json().path("peers"));
    assertThat(peers(ALONE).expect(200).json().path("peers")).as("one of its kind").isEmpty();
    assertThat(peers(City.QUIET).expect(200).json().path("peers")).as("no tags yet").isEmpty();
    peers(City.UNKNOWN).expectProblem(404, "enterprise-not-found");
  }

  private static Browser.Answer peers(EnterpriseId enterprise) {
    return browser.get("/api/enterprises/%s/tag-peers".formatted(encode(enterprise.text())));
  }

  @Test
  void aTagThatIsNotOfTheEnterpriseIsNotFound() {
    tag(BUSY, "no_such_tag").expectProblem(404, "tag-not-found");
    tag(City.QUIET, "complaint_count").expectProblem(404, "tag-not-found");
    tag(City.UNKNOWN, "complaint_count").expectProblem(404, "enterprise-not-found");
  }

  @Test
  void eachLookIsLoggedWithItsPart() {
    tag(ALONE, "complaint_count").expect(200);
    browser.get("/api/enterprises/" + encode(ALONE.text()) + "/events").expect(200);

    assertThat(
            server
                .database()
                .sql("select distinct detail from audit_entry where object = :id")
                .param("id", ALONE.text())
                .query(String.class)
                .list())
        .contains("tags", "events");
  }
}
