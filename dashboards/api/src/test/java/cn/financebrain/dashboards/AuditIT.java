package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditIT {
  private RunningDashboards server;
  private Browser auditor;

  @BeforeEach
  void start() {
    server = RunningDashboards.withoutWarehouse();
    auditor = server.signedIn("auditor");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode verify() {
    return auditor.post("/api/audit/verification", Map.of()).expect(200).json();
  }

  private void asOwner(String sql) {
    server.database().sql("alter table audit_entry disable trigger all").update();
    server.database().sql(sql).update();
    server.database().sql("alter table audit_entry enable trigger all").update();
  }

  @Test
  void theTrailIsListedNewestFirstByPages() {
    JsonNode first = auditor.get("/api/audit?limit=2").expect(200).json();
    assertThat(first.at("/items/0/action").asText()).isEqualTo("account.password-changed");
    JsonNode second =
        auditor.get("/api/audit?limit=2&cursor=" + first.path("next").asText()).expect(200).json();
    assertThat(second.at("/items/0/id").asLong()).isEqualTo(first.at("/items/1/id").asLong() - 1);
    JsonNode changes = auditor.get("/api/audit?action=account.password").expect(200).json();
    assertThat(changes.path("items")).hasSize(1);
    assertThat(auditor.get("/api/audit?from=2100-01-01T00:00:00Z").json().path("items")).isEmpty();
    auditor.get("/api/audit?cursor=x").expectProblem(400, "invalid-cursor");
    auditor.get("/api/audit?from=yesterday").expectProblem(400, "invalid-parameter");
  }

  @Test
  void anExportHoldsAllThatMatchAndIsAnEntryItself() {
    JsonNode listed = auditor.get("/api/audit?action=session.").expect(200).json();

    JsonNode all = auditor.get("/api/audit-export?action=session.").expect(200).json();

    assertThat(all.path("items")).isEqualTo(listed.path("items"));
    JsonNode entry = auditor.get("/api/audit?action=audit.exported").json().at("/items/0");
    assertThat(entry.path("actor").asText()).isEqualTo("auditor");
    assertThat(entry.path("detail").asText())
        .isEqualTo("%d rows, action=session.".formatted(all.path("items").size()));
    auditor.get("/api/audit-export?until=x").expectProblem(400, "invalid-parameter");
    server.office().get("/api/audit-export").expectProblem(403, "forbidden");
    assertThat(verify().path("intact").asBoolean()).isTrue();
  }

  @Test
  void entriesOfManyAtOnceStandInOneChain() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Callable<Integer> wrong = () -> server.browser().signIn("nobody", "wrong").status();
      answers.add(people.submit(wrong));
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(401, 429);
    }
    people.shutdown();
    JsonNode found = verify();
    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
    assertThat(found.path("entries").asLong()).isGreaterThan(40);
  }

  @Test
  void whatTheOwnerOfTheDatabaseChangesIsFound() throws Exception {
    assertThat(verify().path("intact").asBoolean()).isTrue();
    asOwner("update audit_entry set actor = 'somebody' where id = 2");
    JsonNode found = verify();
    assertThat(found.path("fault").asText()).isEqualTo("changed");
    assertThat(found.path("faultAt").asLong()).isEqualTo(2);
    assertThat(verifyFromOutside()).startsWith("1 Entry 2 says something else");
  }

  @Test
  void theCommandFollowsAllOfAnIntactTrailAndTellsWhereItCant() throws Exception {
    assertThat(verifyFromOutside()).startsWith("0 Intact: ");
    Files.writeString(server.auditAnchorsFile(), "2026-11-29 half");
    assertThat(verifyFromOutside()).startsWith("3 It can't be verified: no audit anchor");
  }

  /** The exit code and what was told, of the process that needs no server. */
  private String verifyFromOutside() throws Exception {
    ProcessBuilder verifier =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                "cn.financebrain.dashboards.audit.AuditVerifyMain",
                server.auditAnchorsFile().toString())
            .redirectErrorStream(true);
    for (String name : List.of("FB_POSTGRES_URL", "FB_POSTGRES_USER")) {
      verifier.environment().put(name, server.context().getEnvironment().getProperty(name));
    }
    verifier.environment().put("FB_POSTGRES_PASSWORD", "");
    Process run = verifier.start();
    String told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return run.waitFor() + " " + told.lines().reduce((first, last) -> last).orElse("");
  }

  @Test
  void aCutTailIsFoundByTheAnchorOfTheDay() throws IOException {
    JsonNode before = verify();
    Files.writeString(
        server.auditAnchorsFile(),
        "2026-11-29 %d %s%n".formatted(before.path("head").asLong(), before.path("hash").asText()));
    asOwner("delete from audit_entry where id > 2");
    server
        .database()
        .sql("update audit_head set (id, hash) = (select id, hash from audit_entry where id = 2)")
        .update();
    assertThat(verify().path("fault").asText()).isEqualTo("cut");
  }

  @Test
  void theHeadIsAnchoredAtTheStart() throws IOException {
    Await.until(
        () ->
            Files.exists(server.auditAnchorsFile())
                && Files.readString(server.auditAnchorsFile()).endsWith("\n"),
        "the anchor of the day");
    assertThat(Files.readString(server.auditAnchorsFile()))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d+ [0-9a-f]{64}\n");
  }

  @Test
  void aRefusalOfAnAddressTooLongForTheIndexIsInTheTrailAllTheSame() {
    String random =
        new SecureRandom()
            .ints(5_000, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    auditor.get("/api/look-ups/" + random).expectProblem(403, "forbidden");
    JsonNode last = auditor.get("/api/audit?action=access.refused").expect(200).json();
    assertThat(last.at("/items/0/object").asText()).startsWith("GET /api/look-ups/").hasSize(500);
  }

  @Test
  void whatWasAskedOfTheTrailIsInIt() {
    auditor.get("/api/audit?actor=office&limit=3").expect(200);
    JsonNode last = auditor.get("/api/audit?action=audit.").expect(200).json();
    assertThat(last.at("/items/0/detail").asText()).isEqualTo("actor=office&limit=3");
  }

  @Test
  void onlyAuditorsLookAtIt() {
    Browser office = server.office();
    office.get("/api/audit").expectProblem(403, "forbidden");
    office.post("/api/audit/verification", Map.of()).expectProblem(403, "forbidden");
  }
}
