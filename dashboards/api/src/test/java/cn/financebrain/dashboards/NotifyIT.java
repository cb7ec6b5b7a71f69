package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert.Cause;
import cn.financebrain.contract.Band;
import cn.financebrain.dashboards.Hooked.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails and webhooks, from what happens to what arrives. */
class NotifyIT {
  private static final String DOMAIN = "example.gov.cn";
  private static final String CODE_SUBJECT = "邮箱验证码";
  private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private static WarehouseFixture warehouse;
  private static GreenMail mails;
  private static Hooked other;
  private static RunningDashboards server;
  private static int episode = 1_000;

  private Browser office;

  @BeforeAll
  static void start() {
    warehouse = WarehouseFixture.start();
    mails = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    other = new Hooked();
    server =
        warehouse.dashboards(
            "FB_SMTP_HOST=127.0.0.1",
            "FB_SMTP_PORT=" + mails.getSmtp().getPort(),
            "FB_SMTP_STARTTLS=false",
            "FB_SMTP_FROM=brain@" + DOMAIN,
            "FB_MAIL_DOMAINS=" + DOMAIN,
            "FB_WEB_URL=https://desk.example.gov.cn/",
            "FB_WEBHOOK_PRIVATE_HOSTS=127.0.0.1");
    Await.until(() -> count("alert_place", "true") == 1, "the follower begins");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clock of a test before this one may have gone on for days, which ends sessions. */
  @BeforeEach
  void signIn() {
    office = server.signedIn("office");
  }

  @AfterAll
  static void stop() {
    server.close();
    other.close();
    mails.stop();
    warehouse.close();
  }

  private static long count(String table, String condition) {
    return server
        .database()
        .sql("select count(*) from %s where %s".formatted(table, condition))
        .query(Long.class)
        .single();
  }

  private static List<MimeMessage> mailsTo(String address) {
    return Arrays.stream(mails.getReceivedMessages())
        .filter(
            mail -> {
              try {
                return mail.getAllRecipients()[0].toString().equals(address);
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  /** Of all mails but those with codes; a mail server that was away has lost what it had. */
  private static List<String> subjects(String address) {
    return mailsTo(address).stream()
        .map(NotifyIT::subject)
        .filter(subject -> !subject.equals(CODE_SUBJECT))
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String newAddress() {
    return "a%s@%s".formatted(UUID.randomUUID().toString().substring(0, 8), DOMAIN);
  }

  private static String code(String address, int mail) {
    Await.until(() -> mailsTo(address).size() > mail, "the code");
    Matcher code = CODE.matcher(text(mailsTo(address).get(mail)));
    assertThat(code.find()).isTrue();
    return code.group();
  }

  /** The plain part, decoded. */
  private static String text(MimeMessage mail) {
    try {
      Object content = mail.getContent();
      while (content instanceof jakarta.mail.Multipart parts) {
        content = parts.getBodyPart(0).getContent();
      }
      return content.toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @return an address that is confirmed; nothing else was mailed there but the code
   */
  private static String confirmed(Browser user) {
    String address = newAddress();
    user.put("/api/notifications/address", Map.of("address", address)).expect(200);
    JsonNode own =
        user.post("/api/notifications/address/confirmation", Map.of("code", code(address, 0)))
            .expect(200)
            .json();
    assertThat(own.path("address").asText()).isEqualTo(address);
    return address;
  }

  private static Map<String, Object> rules() {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("language", "zh"),
            Map.entry("reports", true),
            Map.entry("attach", false),
            Map.entry("cases", true),
            Map.entry("alerts", true),
            Map.entry("risks", List.of("fundraising", "default")),
            Map.entry("bands", List.of("orange", "red")),
            Map.entry("pace", "at-once"),
            Map.entry("digestAt", "08:30"),
            Map.entry("quietFrom", ""),
            Map.entry("quietUntil", ""),
            Map.entry("redPasses", false)));
  }

  private static void rule(Browser user, Map<String, Object> more) {
    Map<String, Object> rules = rules();
    rules.putAll(more);
    user.put("/api/notifications/rules", rules).expect(200);
  }

  /** So many minutes from now by the clock of the server. */
  private static String inMinutes(int minutes) {
    return TIME.format(
        LocalTime.ofInstant(
            server.clock().instant().plus(Duration.ofMinutes(minutes)),
            ZoneId.of("Asia/Shanghai")));
  }

  /** Writes so many alerts of 330302 that nobody has seen; their ids. */
  private static List<String> alerts(int many, Band band) {
    int first = episode;
    episode += many;
    warehouse.write(
        IntStream.range(first, first + many)
            .mapToObj(each -> City.alert(each, new Cause.FirstScore(band), band, 88))
            .toList());
    return IntStream.range(first, first + many).mapToObj(each -> "alert-" + each).toList();
  }

  private static void awaitTold(List<String> alerts) {
    Await.until(
        () ->
            server
                    .database()
                    .sql("select count(*) from told_alert where alert in (:alerts)")
                    .param("alerts", alerts)
                    .query(Long.class)
                    .single()
                == alerts.size(),
        "the alerts are read");
  }

  private static JsonNode newest(Browser user, String scope) {
    return user.get("/api/deliveries?limit=1&scope=" + scope).expect(200).json().at("/items/0");
  }

  private static void awaitState(Browser user, String scope, String state, int attempts) {
    Await.until(
        () -> {
          JsonNode newest = newest(user, scope);
          return newest.path("state").asText().equals(state)
              && newest.path("attempts").asInt() == attempts;
        },
        "%s after %d".formatted(state, attempts));
  }

  private Map<String, Object> hook(String url, String... events) {
    return Map.of(
        "name",
        "hook",
        "url",
        url,
        "events",
        List.of(events),
        "risks",
        List.of("fundraising"),
        "bands",
        List.of("red"),
        "region",
        "",
        "enabled",
        true);
  }

  private JsonNode added(String url, String... events) {
    return office.post("/api/webhooks", hook(url, events)).expect(201).json();
  }

  private void test(JsonNode hook) {
    office.post(path(hook, "/test"), Map.of()).expect(202);
  }

  private static String path(JsonNode hook, String more) {
    return "/api/webhooks/" + hook.path("id").asText() + more;
  }

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
  void aCallThatFailsIsMadeAgainUnderTheSameId() {
    JsonNode hook = added(other.url("/flaky", 500, 200), "alert.raised");
    List<String> alerts = alerts(1, Band.RED);
    alerts(1, Band.ORANGE);
    Await.until(() -> other.calls("/flaky").size() == 1, "the first call");
    Await.until(
        () -> count("delivery", "error = 'http-status' and state = 'queued'") == 1, "its failure");
    String rotated =
        office.post(path(hook, "/secret"), Map.of()).expect(200).json().path("secret").asText();
    server.clock().advance(Duration.ofMinutes(2));
    Await.until(() -> other.calls("/flaky").size() == 2, "the second call");
    Await.until(
        () ->
            count(
                    "delivery",
                    "webhook is not null and subject = '%s' and state = 'sent'"
                        .formatted(alerts.get(0)))
                >= 1,
        "it is noted");
    List<Call> calls = other.calls("/flaky");
    String secret = hook.path("secret").asText();
    assertThat(calls).allMatch(call -> call.isSignedBy(secret));
    assertThat(calls.get(0).isSignedBy(rotated)).isFalse();
    assertThat(calls.get(1).isSignedBy(rotated)).isTrue();
    assertThat(calls.stream().map(Call::id).collect(Collectors.toSet())).hasSize(1);
    assertThat(calls.get(0).body()).contains("alert.raised", alerts.get(0), "风险'企业", "\"red\"");
    server.clock().advance(Duration.ofHours(25));
    office = server.signedIn("office");
    test(hook);
    Await.until(() -> other.calls("/flaky").size() == 3, "the test");
    assertThat(other.calls("/flaky").get(2).isSignedBy(secret)).isFalse();
    assertThat(other.calls("/flaky").get(2).isSignedBy(rotated)).isTrue();
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void innerAddressesAreNotReached() {
    String inner = "https://localhost:%d/inner".formatted(other.port());
    for (String url :
        List.of(
            inner.replace("https", "http"),
            "ftp://example.cn/",
            "https://user:word@example.cn/",
            "https:///path",
            "nonsense")) {
      office.post("/api/webhooks", hook(url, "report.ready")).expectProblem(400, "invalid-body");
    }
    for (String url : List.of(inner, inner.replace("localhost", "[::ffff:127.0.0.1]"))) {
      JsonNode refused = added(url, "report.ready");
      test(refused);
      awaitState(office, "all", "given-up", 1);
      assertThat(newest(office, "all").path("error").asText()).isEqualTo("address-refused");
      office.delete(path(refused, "")).expect(204);
    }
    JsonNode redirected = added(other.url("/redirect", 302), "report.ready");
    test(redirected);
    awaitState(office, "all", "queued", 1);
    assertThat(newest(office, "all").path("error").asText()).isEqualTo("redirect");
    assertThat(other.calls("/inner")).isEmpty();
    office.delete(path(redirected, "")).expect(204);
  }

  @Test
  void oneThatNeverAnswersIsTurnedOffAfterThreeDays() {
    String address = confirmed(office);
    JsonNode silent = added(other.url("/silent", 0, 500), "report.ready");
    JsonNode well = added(other.url("/well"), "report.ready");
    test(silent);
    test(well);
    Await.until(() -> other.calls("/well").size() == 1, "the other one");
    Await.until(
        () -> count("delivery", "error = 'timeout' and state = 'queued'") == 1, "the deadline");
    server.clock().advance(Duration.ofDays(3).minusHours(1));
    Await.until(() -> other.calls("/silent").size() == 2, "the second call");
    server.clock().advance(Duration.ofHours(2));
    office = server.signedIn("office");
    Await.until(() -> subjects(address).contains("Webhook 已自动停用：hook"), "its maker is told");
    JsonNode hooks = office.get("/api/webhooks").expect(200).json().path("items");
    assertThat(hooks)
        .filteredOn(each -> each.path("id").equals(silent.path("id")))
        .singleElement()
        .satisfies(each -> assertThat(each.path("givenUp").asBoolean()).isTrue())
        .satisfies(each -> assertThat(each.path("enabled").asBoolean()).isFalse());
    assertThat(office.get("/api/notifications").json().path("undelivered").asInt()).isPositive();
    office.post(path(silent, "/test"), Map.of()).expectProblem(409, "webhook-off");
    office.put(path(silent, ""), hook(other.url("/silent", 200), "report.ready")).expect(200);
    test(silent);
    awaitState(office, "all", "sent", 1);
    office.delete(path(silent, "")).expect(204);
    office.delete(path(well, "")).expect(204);
    office.delete(path(well, "")).expectProblem(404, "webhook-not-found");
    office.delete("/api/notifications/address").expect(204);
  }

  @Test
  void aSystemIsToldNoMoreThanItsMakerMaySee() {
    Browser maker = server.signedInAs("city-office", "330303");
    maker
        .post("/api/webhooks", hook(other.url("/wide"), "alert.raised"))
        .expectProblem(403, "forbidden");
    JsonNode hook = added(other.url("/own"), "alert.raised");
    server
        .database()
        .sql("update webhook set made_by = 'city-office-330303' where id = :id")
        .param("id", UUID.fromString(hook.path("id").asText()))
        .update();
    awaitTold(alerts(1, Band.RED));
    Await.until(
        () -> count("delivery", "webhook is not null and error = 'no-right'") == 1, "given up");
    assertThat(other.calls("/own")).isEmpty();
    office.delete(path(hook, "")).expect(204);
  }

  @Test
  void whoIsGivenACaseIsToldAndWhoMustSuperviseItOnceItIsOverdue() {
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
    act(number, Map.of("action", "assign", "version", 2, "assignee", "town-inspector-330302001"));
    Await.until(() -> !mailsTo(address).isEmpty() && !subjects(address).isEmpty(), "the mail");
    assertThat(subjects(address)).containsExactly("案件已分派给您：风险'企业");
    assertThat(subjects(officeAddress)).isEmpty();
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
