package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.DOMAIN;
import static cn.financebrain.dashboards.NotifyServer.added;
import static cn.financebrain.dashboards.NotifyServer.alerts;
import static cn.financebrain.dashboards.NotifyServer.awaitState;
import static cn.financebrain.dashboards.NotifyServer.awaitTold;
import static cn.financebrain.dashboards.NotifyServer.code;
import static cn.financebrain.dashboards.NotifyServer.confirmed;
import static cn.financebrain.dashboards.NotifyServer.count;
import static cn.financebrain.dashboards.NotifyServer.inMinutes;
import static cn.financebrain.dashboards.NotifyServer.mails;
import static cn.financebrain.dashboards.NotifyServer.mailsTo;
import static cn.financebrain.dashboards.NotifyServer.newAddress;
import static cn.financebrain.dashboards.NotifyServer.newest;
import static cn.financebrain.dashboards.NotifyServer.office;
import static cn.financebrain.dashboards.NotifyServer.other;
import static cn.financebrain.dashboards.NotifyServer.path;
import static cn.financebrain.dashboards.NotifyServer.rule;
import static cn.financebrain.dashboards.NotifyServer.rules;
import static cn.financebrain.dashboards.NotifyServer.server;
import static cn.financebrain.dashboards.NotifyServer.subject;
import static cn.financebrain.dashboards.NotifyServer.subjects;
import static cn.financebrain.dashboards.NotifyServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.dashboards.Hooked.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mails, from what happens to what arrives. */
@ExtendWith(NotifyServer.class)
class MailIT {
  @Test
  void anAddressCountsOnceItsCodeCameBack() {
    Browser user = server.signedInAs("analyst", "330301");
    String address = newAddress();
    for (String wrong :
        List.of("nobody", "a@b@" + DOMAIN, "a@elsewhere.cn", address + "\r\nBcc: x@" + DOMAIN)) {
      user.put("/api/notifications/address", Map.of("address", wrong))
          .expectProblem(400, "invalid-body");
    }
    user.post("/api/notifications/test", Map.of()).expectProblem(409, "address-not-confirmed");
    user.put("/api/notifications/address", Map.of("address", address)).expect(200);
    String code = code(address, 0);
    String wrong = code.equals("123456") ? "123457" : "123456";
    for (int i = 0; i < 5; i++) {
      user.post("/api/notifications/address/confirmation", Map.of("code", wrong))
          .expectProblem(422, "address-code-wrong");
    }
    user.post("/api/notifications/address/confirmation", Map.of("code", code))
        .expectProblem(422, "address-code-wrong");
    user.put("/api/notifications/address", Map.of("address", address)).expect(200);
    String next = code(address, 1);
    server.clock().advance(Duration.ofMinutes(16));
    user.post("/api/notifications/address/confirmation", Map.of("code", next))
        .expectProblem(422, "address-code-wrong");
    user.put("/api/notifications/address", Map.of("address", address)).expect(200);
    user.post("/api/notifications/address/confirmation", Map.of("code", code(address, 2)))
        .expect(200);
    for (int i = 0; i < 2; i++) {
      user.put("/api/notifications/address", Map.of("address", address)).expect(200);
    }
    user.put("/api/notifications/address", Map.of("address", address))
        .expectProblem(429, "too-many-attempts");
    user.delete("/api/notifications/address").expect(204);
    assertThat(user.get("/api/notifications").json().path("address").isNull()).isTrue();
    assertThat(count("delivery", "kind = 'address-code' and body <> '' and state = 'sent'"))
        .isZero();
  }

  @Test
  void aReportIsMailedWithItsFileAndEachSystemIsToldOnce() throws Exception {
    Browser user = server.signedInAs("analyst", "3303");
    String address = confirmed(user);
    rule(user, Map.of("attach", true));
    JsonNode hook = added(other.url("/report"), "report.ready");
    String title = "周报\r\nBcc: evil@" + DOMAIN;
    Map<String, String> draft =
        Map.of("kind", "rates", "region", "3303", "language", "zh", "title", title);
    String report = user.post("/api/reports", draft).expect(201).json().path("id").asText();
    Await.until(Duration.ofMinutes(5), () -> mailsTo(address).size() == 2, "the mail");
    MimeMessage mail = mailsTo(address).get(1);
    assertThat(mail.getSubject()).isEqualTo("报告已生成：周报 Bcc: evil@" + DOMAIN);
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mailsTo("evil@" + DOMAIN)).isEmpty();
    assertThat(mail.getHeader("Message-ID")[0])
        .isEqualTo("<%s@%s>".formatted(newest(user, "own").path("id").asText(), DOMAIN));
    assertThat(text(mail)).contains("https://desk.example.gov.cn/reports?report=" + report);
    assertThat(GreenMailUtil.getWholeMessage(mail))
        .contains("text/html", "application/pdf", "report-%s.pdf".formatted(report.substring(0, 8)))
        .doesNotContain("\nBcc:");
    assertThat(
            server
                .database()
                .sql(
                    "select actor from audit_entry where action = 'report.mailed' and object = :id")
                .param("id", report)
                .query(String.class)
                .list())
        .containsExactly("analyst-3303");
    Await.until(() -> !other.calls("/report").isEmpty(), "the call");
    Call call = other.calls("/report").get(0);
    assertThat(call.isSignedBy(hook.path("secret").asText())).isTrue();
    assertThat(call.body()).contains("report.ready", report).doesNotContain("127.0.0.1", "desk.");
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void aMailWaitsForItsServerAndComesOnce() {
    Browser user = server.signedInAs("analyst", "330303");
    String address = confirmed(user);
    mails.stop();
    try {
      user.post("/api/notifications/test", Map.of()).expect(202);
      awaitState(user, "own", "queued", 1);
      assertThat(newest(user, "own").path("error").asText()).isEqualTo("mail-server");
    } finally {
      mails.start();
    }
    server.clock().advance(Duration.ofMinutes(2));
    awaitState(user, "own", "sent", 2);
    assertThat(subjects(address)).containsExactly("测试邮件");
  }

  @Test
  void whatIsGivenUpAfterThreeDaysIsToldInThePageAndCanBeTriedAgain() {
    Browser user = server.signedInAs("analyst", "330304");
    String address = confirmed(user);
    mails.stop();
    try {
      user.post("/api/notifications/test", Map.of()).expect(202);
      awaitState(user, "own", "queued", 1);
      server.clock().advance(Duration.ofDays(3));
      user = server.signedInAs("analyst", "330304");
      awaitState(user, "own", "given-up", 2);
    } finally {
      mails.start();
    }
    assertThat(user.get("/api/notifications").json().path("undelivered").asInt()).isEqualTo(1);
    String id = newest(user, "own").path("id").asText();
    server
        .signedInAs("analyst", "330305")
        .post("/api/deliveries/%s/retry".formatted(id), Map.of())
        .expectProblem(404, "delivery-not-found");
    user.post("/api/deliveries/%s/retry".formatted(id), Map.of()).expect(204);
    awaitState(user, "own", "sent", 1);
    assertThat(subjects(address)).containsExactly("测试邮件");
  }

  @Test
  void twoServersSendEachMailOnceAndAgainOnlyWhatWasNotNoted() throws Exception {
    Browser user = server.signedInAs("district-lead", "330302");
    String address = confirmed(user);
    rule(user, Map.of());
    List<String> alerts;
    try (RunningDashboards second = server.beside()) {
      alerts = alerts(5, Band.RED);
      awaitTold(alerts);
      Await.until(() -> mailsTo(address).size() == 6, "the mails");
      assertThat(second.database().sql("select 1").query(Integer.class).single()).isOne();
    }
    assertThat(
            count(
                "delivery",
                "kind = 'alert' and state = 'sent' and account = '%s'"
                    .formatted("district-lead-330302")))
        .isEqualTo(5);
    assertThat(Set.copyOf(subjects(address))).containsExactly("【红色预警】风险'企业：非法集资");
    // as if its server had died after sending, before it noted so
    server
        .database()
        .sql(
            """
            update delivery set state = 'sending', lease_until = now() - interval '1 hour'
            where account = 'district-lead-330302' and kind = 'alert' and subject = :alert
            """)
        .param("alert", alerts.get(0))
        .update();
    Await.until(() -> mailsTo(address).size() == 7, "the mail again");
    List<String> ids =
        mailsTo(address).stream()
            .map(
                mail -> {
                  try {
                    return mail.getMessageID();
                  } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    assertThat(Set.copyOf(ids)).hasSize(6);
    rule(user, Map.of("alerts", false));
  }

  @Test
  void alertsWaitForTheDigestAndForTheEndOfQuietHours() {
    Browser daily = server.signedInAs("approver", "330302");
    String dailyAddress = confirmed(daily);
    rule(daily, Map.of("pace", "daily", "digestAt", inMinutes(90)));
    Browser quiet = server.signedInAs("approver", "3303");
    String quietAddress = confirmed(quiet);
    rule(
        quiet, Map.of("quietFrom", inMinutes(-60), "quietUntil", inMinutes(60), "redPasses", true));
    Browser elsewhere = server.signedInAs("approver", "330303");
    String elsewhereAddress = confirmed(elsewhere);
    rule(elsewhere, Map.of());
    Browser off = server.signedInAs("approver", "33");
    String offAddress = confirmed(off);
    List<String> orange = alerts(22, Band.ORANGE);
    List<String> red = alerts(1, Band.RED);
    awaitTold(orange);
    awaitTold(red);
    Await.until(() -> mailsTo(quietAddress).size() == 2, "the red one");
    assertThat(count("digest_item", "account = 'approver-330302'")).isEqualTo(23);
    assertThat(count("digest_item", "account = 'approver-3303'")).isEqualTo(22);
    server.clock().advance(Duration.ofMinutes(95));
    Await.until(() -> mailsTo(quietAddress).size() == 3, "the end of quiet hours");
    Await.until(() -> mailsTo(dailyAddress).size() == 2, "the digest");
    assertThat(subjects(quietAddress)).containsExactly("【红色预警】风险'企业：非法集资", "预警汇总：橙色 22 条");
    MimeMessage digest = mailsTo(dailyAddress).get(1);
    assertThat(subject(digest)).isEqualTo("预警汇总：红色 1 条，橙色 22 条");
    String text = text(digest);
    assertThat(text.lines().filter(line -> line.contains("风险'企业"))).hasSize(20);
    assertThat(text).contains("另有 3 条", "https://desk.example.gov.cn/alerts");
    assertThat(subjects(elsewhereAddress)).isEmpty();
    assertThat(subjects(offAddress)).isEmpty();
    assertThat(count("digest_item", "account like 'approver-33%'")).isZero();
    for (Browser each :
        List.of(server.signedInAs("approver", "3303"), server.signedInAs("approver", "330302"))) {
      rule(each, Map.of("alerts", false));
    }
  }

  @Test
  void manyAtOnceBecomeOneMail() {
    Browser user = server.signedInAs("industry-authority", "330302");
    String address = confirmed(user);
    rule(user, Map.of("language", "en", "bands", List.of("orange")));
    awaitTold(alerts(11, Band.ORANGE));
    Await.until(() -> mailsTo(address).size() == 2, "the mail");
    assertThat(subjects(address)).containsExactly("Alerts: orange: 11");
    rule(user, Map.of("alerts", false));
  }

  @Test
  void whoLostTheRightIsNotTold() {
    Browser user = server.signedInAs("town-inspector", "330302");
    String address = confirmed(user);
    rule(user, Map.of());
    mails.stop();
    try {
      awaitTold(alerts(1, Band.RED));
      awaitState(user, "own", "queued", 1);
      server
          .database()
          .sql("update account set territory = '{330303}' where name = 'town-inspector-330302'")
          .update();
    } finally {
      mails.start();
    }
    server.clock().advance(Duration.ofMinutes(2));
    Await.until(
        () -> count("delivery", "account = 'town-inspector-330302' and error = 'no-right'") == 1,
        "it is given up");
    assertThat(subjects(address)).isEmpty();
  }

  @Test
  void whoHasACaseIsToldAndWhoMustSuperviseItOnceItIsOverdue() {
    String officeAddress = confirmed(office);
    Browser inspector = server.signedInAs("town-inspector", "330302001");
    String address = confirmed(inspector);
    String number =
        office
            .post("/api/cases", Map.of("alerts", alerts(1, Band.ORANGE)))
            .expect(200)
            .json()
            .at("/summary/number")
            .asText();
    act(number, Map.of("action", "take", "version", 1));
    Browser before = server.signedInAs("town-inspector", "330302002");
    String addressBefore = confirmed(before);
    mails.stop();
    try {
      act(number, Map.of("action", "assign", "version", 2, "assignee", "town-inspector-330302002"));
      awaitState(before, "own", "queued", 1);
      act(number, Map.of("action", "assign", "version", 3, "assignee", "town-inspector-330302001"));
    } finally {
      mails.start();
    }
    server.clock().advance(Duration.ofMinutes(2));
    Await.until(() -> !mailsTo(address).isEmpty() && !subjects(address).isEmpty(), "the mail");
    assertThat(subjects(address)).containsExactly("案件已分派给您：风险'企业");
    assertThat(subjects(officeAddress)).isEmpty();
    awaitState(before, "own", "given-up", 2);
    assertThat(newest(before, "own").path("error").asText()).isEqualTo("no-right");
    assertThat(subjects(addressBefore)).as("the case was taken from there").isEmpty();
    server.clock().advance(Duration.ofDays(10));
    Await.until(() -> !subjects(officeAddress).isEmpty(), "the escalation");
    assertThat(subjects(officeAddress)).containsExactly("案件已超期，请督办：风险'企业");
    server.signedIn("office").delete("/api/notifications/address").expect(204);
  }

  private void act(String number, Map<String, Object> body) {
    office.post("/api/cases/%s/actions".formatted(number), body).expect(200);
  }

  @Test
  void whatIsAskedIsChecked() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("language", "fr"),
            Map.of("pace", "never"),
            Map.of("digestAt", "25:00"),
            Map.of("quietFrom", "22:00"),
            Map.of("quietFrom", "22:00", "quietUntil", "22:00"),
            Map.of("bands", List.of()),
            Map.of("bands", List.of("pink")),
            Map.of("risks", List.of("fundraising", "fundraising")))) {
      Map<String, Object> rules = rules();
      rules.putAll(wrong);
      office.put("/api/notifications/rules", rules).expect(400);
    }
    office.put("/api/notifications/rules", Map.of("language", "zh")).expect(400);
    office.get("/api/deliveries?scope=nobody").expectProblem(400, "invalid-parameter");
    server
        .signedInAs("analyst", "330306")
        .get("/api/deliveries?scope=all")
        .expectProblem(403, "forbidden");
  }

  @Test
  void withoutAMailServerThePageSaysSo() {
    try (RunningDashboards plain = RunningDashboards.withoutWarehouse()) {
      Browser user = plain.office();
      assertThat(user.get("/api/notifications").expect(200).json().path("mailOn").asBoolean())
          .isFalse();
      user.put("/api/notifications/address", Map.of("address", "a@example.cn"))
          .expectProblem(409, "mail-off");
      user.post("/api/notifications/test", Map.of()).expectProblem(409, "mail-off");
    }
  }
}
