package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.alerts;
import static cn.financebrain.dashboards.NotifyServer.awaitState;
import static cn.financebrain.dashboards.NotifyServer.confirmed;
import static cn.financebrain.dashboards.NotifyServer.mails;
import static cn.financebrain.dashboards.NotifyServer.newest;
import static cn.financebrain.dashboards.NotifyServer.office;
import static cn.financebrain.dashboards.NotifyServer.server;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passes through requests and is of persons never comes out in the log. */
@ExtendWith(NotifyServer.class)
class LogPrivacyIT {
  private static final String NAME = "欧阳某测";
  private static final String PHONE = "13957700321";
  private static final String MAIL = "ouyang.mouce@example.org";
  private static final String PASSWORD = "wrong-Passphrase-4711";
  private static final String COMPLAINT = "%s（电话 %s，%s）称本息未兑付".formatted(NAME, PHONE, MAIL);

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private PrintStream console;

  /** The log goes to the console, which is looked up with each line. */
  @BeforeEach
  void listen() {
    console = System.out;
    System.setOut(new PrintStream(new Tee(console, log), true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(console);
  }

  private static final class Tee extends OutputStream {
    private final OutputStream first;
    private final OutputStream second;

    Tee(OutputStream first, OutputStream second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void write(int value) throws IOException {
      first.write(value);
      second.write(value);
    }
  }

  private String log() {
    return log.toString(UTF_8);
  }

  private void assertNothingOfPersons() {
    assertThat(log()).doesNotContain(NAME, PHONE, MAIL, PASSWORD, RunningDashboards.PASSWORD);
  }

  private static String caseOf(Browser lead) {
    return lead.post("/api/cases", Map.of("alerts", alerts(1, Band.RED)))
        .expect(200)
        .json()
        .at("/summary/number")
        .asText();
  }

  @Test
  void whatIsSentAndRefused() {
    server.browser().signIn(NAME, PASSWORD).expect(401);
    server.browser().signIn("office", PASSWORD).expect(401);
    office.get("/api/enterprises?search=" + URLEncoder.encode(NAME, UTF_8));
    office.put("/api/notifications/address", Map.of("address", MAIL)).expect(400);
    office.post("/api/cases", Map.of("alerts", COMPLAINT)).expect(400);
    office.post("/api/scans", Map.of("title", COMPLAINT, "region", PHONE)).expect(400);
    assertNothingOfPersons();
  }

  /** An exception that nobody thought of is in the log with all that it says. */
  @Test
  void aRowThatTheDatabaseRefuses() {
    Browser lead = server.signedInAs("district-lead", "330302");
    String number = caseOf(lead);
    String notes = "/api/cases/%s/notes".formatted(number);
    change("alter table case_note add constraint refused check (text not like '%本息%') not valid");
    try {
      lead.post(notes, Map.of("text", COMPLAINT)).expectProblem(500, "internal");
    } finally {
      change("alter table case_note drop constraint refused");
    }
    assertThat(log()).contains("unexpected", "violates check constraint");
    assertNothingOfPersons();
    lead.post(notes, Map.of("text", COMPLAINT)).expect(200);
    assertNothingOfPersons();
  }

  private static void change(String sql) {
    server.database().sql(sql).update();
  }

  /** Mail servers repeat the address that they refuse. */
  @Test
  void aMailThatIsRefused() {
    Browser user = server.signedInAs("analyst", "330331");
    String address = confirmed(user);
    int port = mails.getSmtp().getPort();
    mails.stop();
    String delivery;
    try (RefusingMailServer refusing = new RefusingMailServer(port, PHONE)) {
      user.post("/api/notifications/test", Map.of()).expect(202);
      awaitState(user, "own", "queued", 1);
      JsonNode told = newest(user, "own");
      delivery = told.path("id").asText();
      assertThat(told.path("errorDetail").asText()).as("said in the page").contains(address, PHONE);
    } finally {
      mails.start();
    }
    Await.until(() -> log().contains(delivery), "the log says that it was not sent");
    assertThat(log()).doesNotContain(address);
    assertNothingOfPersons();
  }
}
