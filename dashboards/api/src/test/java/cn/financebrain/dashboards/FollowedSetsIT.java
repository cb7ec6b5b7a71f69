package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.office;
import static cn.financebrain.dashboards.NotifyServer.server;
import static cn.financebrain.dashboards.NotifyServer.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sets of enterprises that people follow: what is told, to whom, once, and when it is over. */
@ExtendWith(NotifyServer.class)
class FollowedSetsIT {
  private static final String HERE = Follower.HERE;
  private static final String ELSEWHERE = "330382";
  private static final String CROWDED = "330399";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static void write(String name, String region, boolean enrolled) {
    warehouse.write(
        List.of(
            new WarehouseRow.EnterpriseRow(
                EnterpriseId.parse("demo:set-" + Integer.toHexString(name.hashCode())),
                name,
                region,
                "J66",
                enrolled,
                new LogPosition(0, 1_000_000 + COUNT.incrementAndGet()))));
  }

  private static List<String> names(JsonNode message) {
    List<String> names = new ArrayList<>();
    message.path("names").forEach(each -> names.add(each.asText()));
    return names;
  }

  @Test
  void whatIsNewIsToldOnceAndAgainWhenItComesBack() {
    Follower me = Follower.here();
    write(me.word() + "甲", HERE, true);
    String view = me.viewOfWord();
    assertThat(me.follow(view).path("members").asInt()).isEqualTo(1);
    me.awaitLooks(view);
    assertThat(me.told()).as("what was in it before").isEmpty();

    write(me.word() + "乙", HERE, true);
    write(me.word() + "丙", ELSEWHERE, true);
    Await.until(() -> !me.told().isEmpty(), "the new one is told");
    assertThat(me.told())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.path("subject").asText()).isEqualTo(view);
              assertThat(each.path("title").asText()).isEqualTo(me.word() + "视图");
              assertThat(each.path("count").asInt()).isOne();
              assertThat(names(each)).containsExactly(me.word() + "乙");
            });
    try (RunningDashboards second = server.beside()) {
      assertThat(second.context().isRunning()).isTrue();
      me.awaitLooks(view);
      write(me.word() + "丁", HERE, true);
      Await.until(() -> me.told().size() > 1, "what is new beside a second server");
      me.awaitLooks(view);
    }
    me.awaitLooks(view);
    assertThat(me.told()).as("one message a look, whoever looks").hasSize(2);

    write(me.word() + "乙", HERE, false);
    Await.until(() -> me.listed(view).path("members").asInt() == 2, "it has left");
    write(me.word() + "乙", HERE, true);
    Await.until(() -> me.told().size() > 2, "it is new again");
    assertThat(names(me.told().get(0))).containsExactly(me.word() + "乙");
    assertThat(trail(me, view)).containsExactly("set.followed");
  }

  private static List<String> trail(Follower follower, String view) {
    return server
        .database()
        .sql(
            """
            select action from audit_entry
            where actor = :name and object = :view and action like 'set.%' order by id
            """)
        .param("name", follower.name())
        .param("view", view)
        .query(String.class)
        .list();
  }

  @Test
  void manyAtOnceAreOneMessageWithTheFirstNames() {
    Follower me = Follower.here();
    String view = me.viewOfWord();
    me.follow(view);
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String name = me.word() + i;
      rows.add(
          new WarehouseRow.EnterpriseRow(
              EnterpriseId.parse("demo:many-" + i), name, HERE, "", true, new LogPosition(0, i)));
    }
    warehouse.write(rows); // one block, which is seen whole or not at all
    Await.until(() -> !me.told().isEmpty(), "they are told");
    assertThat(me.told()).singleElement().matches(each -> each.path("count").asInt() == 5);
    assertThat(names(me.told().get(0)))
        .containsExactly(me.word() + 0, me.word() + 1, me.word() + 2);
  }

  @Test
  void whoWantsItIsToldByMail() {
    Follower me = Follower.here();
    String address = NotifyServer.confirmed(me.browser());
    String view = me.viewOfWord();
    me.follow(view);
    write(me.word() + "甲", HERE, true);
    String subject = "关注的集合“%s视图”新增 1 家企业".formatted(me.word());
    Await.until(() -> NotifyServer.subjects(address).contains(subject), "the mail");
    assertThat(NotifyServer.text(NotifyServer.mailsTo(address).get(1)))
        .contains(me.word() + "甲", "/enterprises?open=" + view);
    NotifyServer.rule(me.browser(), Map.of("sets", false));
    write(me.word() + "乙", HERE, true);
    Await.until(() -> me.told().size() == 2, "told in the page");
    assertThat(NotifyServer.count("delivery", "kind = 'set' and account = '" + me.name() + "'"))
        .isOne();
  }

  @Test
  void whatOnlyAnotherQuestionBringsIsNotNew() {
    Follower me = Follower.here();
    write(me.word() + "甲", HERE, true);
    write(me.word() + "外", ELSEWHERE, true);
    write("别的" + me.word().substring(2), HERE, true);
    String view = me.viewOfWord();
    me.follow(view);
    me.change("territory", HERE, ELSEWHERE);
    Await.until(() -> me.listed(view).path("members").asInt() == 2, "it sees more places");
    Map<String, Object> wider =
        Follower.draft(
            "改宽", "own", Map.of("query", List.of(me.word().substring(2)), "sort", List.of("id")));
    me.browser().put("/api/views/" + view, wider).expect(200);
    Await.until(() -> me.listed(view).path("members").asInt() > 2, "it asks for more");
    assertThat(me.listed(view).path("name").asText()).isEqualTo("改宽");
    assertThat(
            NotifyServer.count(
                "inbox_message", "account = '%s'".formatted(me.name()))) // none hidden
        .isZero();
    write(me.word() + "乙", HERE, true);
    Await.until(() -> me.told().size() == 1, "what is new since");
    assertThat(names(me.told().get(0))).containsExactly(me.word() + "乙");
  }

  @Test
  void whoLosesTheTerritoryOrTheRightIsToldNoMore() {
    Follower moved = Follower.here();
    String view = moved.viewOfWord();
    moved.follow(view);
    write(moved.word() + "甲", HERE, true);
    Await.until(() -> moved.told().size() == 1, "told while it is the own territory");
    moved.change("territory", ELSEWHERE);
    moved.awaitEnd(view, "territory");
    write(moved.word() + "乙", ELSEWHERE, true);
    Browser again = server.signedIn(moved.name());
    assertThat(again.get("/api/inbox").expect(200).body()).doesNotContain(moved.word());
    assertThat(again.get("/api/followed-sets").expect(200).json().at("/items/0/ended/why").asText())
        .isEqualTo("territory");
    assertThat(trail(moved, view)).containsExactly("set.followed", "set.ended");

    Follower narrowed = Follower.of("district-lead", HERE, ELSEWHERE);
    String district = narrowed.view(Map.of("district", List.of(ELSEWHERE)));
    narrowed.follow(district);
    narrowed.change("territory", HERE);
    narrowed.awaitEnd(district, "territory");

    Follower demoted = Follower.here();
    String own = demoted.viewOfWord();
    demoted.follow(own);
    server
        .database()
        .sql("update account_role set role = 'system-admin' where account = :name")
        .param("name", demoted.name())
        .update();
    demoted.awaitEnd(own, "right");
    assertThat(
            NotifyServer.count(
                "followed_member",
                "followed in (select id from followed_set where ended is not null)"))
        .isZero();
  }

  @Test
  void aViewThatIsSharedIsFollowedUntilItIsNot() {
    Follower me = Follower.here();
    Map<String, Object> shared =
        Follower.draft(me.word(), "territory", Map.of("query", List.of(me.word())));
    String view =
        Follower.save(office, me.word(), "territory", Map.of("query", List.of(me.word())));
    me.follow(view);
    assertThat(me.follow(view).path("view").asText()).as("once").isEqualTo(view);
    assertThat(office.get("/api/followed-sets").expect(200).body()).doesNotContain(view);
    office.delete(Follower.following(view)).expectProblem(404, "view-not-found");
    shared.put("audience", "own");
    office.put("/api/views/" + view, shared).expect(200);
    me.awaitEnd(view, "view-withdrawn");
    me.browser().put(Follower.following(view), Map.of()).expectProblem(404, "view-not-found");

    shared.put("audience", "territory");
    shared.put("version", 2);
    office.put("/api/views/" + view, shared).expect(200);
    assertThat(me.follow(view).has("ended")).as("begins anew").isFalse();
    write(me.word() + "甲", HERE, true);
    Await.until(() -> me.told().size() == 1, "told as before");
    office.delete("/api/views/" + view).expect(204);
    me.awaitEnd(view, "view-deleted");
    assertThat(me.told()).as("of a view that is gone").isEmpty();
    me.browser().delete(Follower.following(view)).expect(204);
    assertThat(me.browser().get("/api/followed-sets").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void anothersViewIsFollowedByNobodyElse() {
    Follower me = Follower.here();
    String of = me.viewOfWord();
    office.put(Follower.following(of), Map.of()).expectProblem(404, "view-not-found");
    office
        .put(Follower.following(UUID.randomUUID().toString()), Map.of())
        .expectProblem(404, "view-not-found");
    office.put(Follower.following("x"), Map.of()).expectProblem(404, "view-not-found");
    me.browser().delete(Follower.following(of)).expectProblem(404, "view-not-found");
    Map<String, Object> ofCases = Follower.draft(me.word(), "own", Map.of());
    ofCases.put("list", "cases");
    String other = me.browser().post("/api/views", ofCases).expect(201).json().path("id").asText();
    me.browser().put(Follower.following(other), Map.of()).expectProblem(404, "view-not-found");
  }

  @Test
  void aViewThatAsksForWhatThereIsNotIsNotFollowed() {
    Follower me = Follower.here();
    String view = me.view(Map.of("tag", List.of("nobody_knows:eq:1")));
    me.browser().put(Follower.following(view), Map.of()).expectProblem(400, "invalid-parameter");
    String other = Follower.save(me.browser(), "后来失效", "own", Map.of("query", List.of(me.word())));
    me.follow(other);
    server
        .database()
        .sql(
            """
            update saved_view set settings = jsonb_set(settings, '{filters}',
              '{"tag": ["nobody_knows:eq:1"]}') where id = :id
            """)
        .param("id", UUID.fromString(other))
        .update();
    me.awaitEnd(other, "conditions");
  }

  @Test
  void setsThatAreTooLargeOrTooManyAreRefused() {
    Follower me = Follower.of("district-lead", CROWDED);
    String view = me.view(Map.of("district", List.of(CROWDED)));
    me.follow(view);
    warehouse.insert(
        """
        INSERT INTO enterprise_log
          (enterprise, name, region, industry, enrolled, log_partition, log_offset)
        SELECT concat('demo:crowd-', toString(number)), '', '%s', '', true, 0, number
        FROM numbers(20001)
        """
            .formatted(CROWDED));
    me.awaitEnd(view, "too-large");
    Browser.Answer refused = me.browser().put(Follower.following(view), Map.of());
    refused.expectProblem(422, "set-too-large");
    assertThat(refused.body()).contains("2 万家");
    assertThat(me.told()).isEmpty();

    Follower keen = Follower.here();
    String one = keen.viewOfWord();
    server
        .database()
        .sql(
            """
            insert into followed_set (id, account, view, name, conditions, territory, members, looks,
              followed_at, looked_at, next_at)
            select gen_random_uuid(), :name, gen_random_uuid(), '', '', '{330381}', 0, 0, now(),
              now(), 'infinity' from generate_series(1, 50)
            """)
        .param("name", keen.name())
        .update();
    keen.browser().put(Follower.following(one), Map.of()).expectProblem(409, "too-many-followed");
  }
}
