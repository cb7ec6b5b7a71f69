package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert.Cause;
import cn.financebrain.contract.Band;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with a mail server and another system beside it, for all classes that look at what is
 * sent: started for the first of them, stopped after the last.
 */
final class NotifyServer implements BeforeAllCallback, BeforeEachCallback {
  static final String DOMAIN = "example.gov.cn";
  private static final String CODE_SUBJECT = "邮箱验证码";
  private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  static WarehouseFixture warehouse;
  static GreenMail mails;
  static Hooked other;
  static FakeOperations operations;
  static RunningDashboards server;
  private static int episode = 1_000;

  /** Signed in as the city's office. */
  static Browser office;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(NotifyServer.class))
        .computeIfAbsent(Running.class, any -> start(), Running.class);
  }

  private static Running start() {
    warehouse = WarehouseFixture.start();
    mails = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    other = new Hooked();
    Path file = directory().resolve("operations.json");
    operations = new FakeOperations(file).comeUp();
    server =
        warehouse.dashboards(
            "FB_SMTP_HOST=127.0.0.1",
            "FB_SMTP_PORT=" + mails.getSmtp().getPort(),
            "FB_SMTP_STARTTLS=false",
            "FB_SMTP_FROM=brain@" + DOMAIN,
            "FB_MAIL_DOMAINS=" + DOMAIN,
            "FB_WEB_URL=https://desk.example.gov.cn/",
            "FB_WEBHOOK_PRIVATE_HOSTS=127.0.0.1",
            "FB_OPERATIONS_FILE=" + file);
    Await.until(() -> count("alert_place", "true") == 1, "the follower begins");
    return new Running();
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("operations");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server when all classes have run. */
  private static final class Running implements AutoCloseable {
    @Override
    public void close() {
      server.close();
      operations.goDown();
      operations.close();
      other.close();
      mails.stop();
      warehouse.close();
    }
  }

  /** The clock of a test before this one may have gone on for days, which ends sessions. */
  @Override
  public void beforeEach(ExtensionContext context) {
    office = server.signedIn("office");
  }

  static long count(String table, String condition) {
    return server
        .database()
        .sql("select count(*) from %s where %s".formatted(table, condition))
        .query(Long.class)
        .single();
  }

  static List<MimeMessage> mailsTo(String address) {
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
  static List<String> subjects(String address) {
    return mailsTo(address).stream()
        .map(NotifyServer::subject)
        .filter(subject -> !subject.equals(CODE_SUBJECT))
        .toList();
  }

  static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String newAddress() {
    return "a%s@%s".formatted(UUID.randomUUID().toString().substring(0, 8), DOMAIN);
  }

  static String code(String address, int mail) {
    Await.until(() -> mailsTo(address).size() > mail, "the code");
    Matcher code = CODE.matcher(text(mailsTo(address).get(mail)));
    assertThat(code.find()).isTrue();
    return code.group();
  }

  /** The plain part, decoded. */
  static String text(MimeMessage mail) {
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
  static String confirmed(Browser user) {
    String address = newAddress();
    user.put("/api/notifications/address", Map.of("address", address)).expect(200);
    JsonNode own =
        user.post("/api/notifications/address/confirmation", Map.of("code", code(address, 0)))
            .expect(200)
            .json();
    assertThat(own.path("address").asText()).isEqualTo(address);
    return address;
  }

  static Map<String, Object> rules() {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("language", "zh"),
            Map.entry("reports", true),
            Map.entry("attach", false),
            Map.entry("cases", true),
            Map.entry("sets", true),
            Map.entry("alerts", true),
            Map.entry("risks", List.of("fundraising", "default")),
            Map.entry("bands", List.of("orange", "red")),
            Map.entry("pace", "at-once"),
            Map.entry("digestAt", "08:30"),
            Map.entry("quietFrom", ""),
            Map.entry("quietUntil", ""),
            Map.entry("redPasses", false)));
  }

  static void rule(Browser user, Map<String, Object> more) {
    Map<String, Object> rules = rules();
    rules.putAll(more);
    user.put("/api/notifications/rules", rules).expect(200);
  }

  /** So many minutes from now by the clock of the server. */
  static String inMinutes(int minutes) {
    return TIME.format(
        LocalTime.ofInstant(
            server.clock().instant().plus(Duration.ofMinutes(minutes)),
            ZoneId.of("Asia/Shanghai")));
  }

  /** Writes so many alerts of 330302 that nobody has seen; their ids. */
  static List<String> alerts(int many, Band band) {
    int first = episode;
    episode += many;
    warehouse.write(
        IntStream.range(first, first + many)
            .mapToObj(each -> City.alert(each, new Cause.FirstScore(band), band, 88))
            .toList());
    return IntStream.range(first, first + many).mapToObj(each -> "alert-" + each).toList();
  }

  static void awaitTold(List<String> alerts) {
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

  static JsonNode newest(Browser user, String scope) {
    return user.get("/api/deliveries?limit=1&scope=" + scope).expect(200).json().at("/items/0");
  }

  static void awaitState(Browser user, String scope, String state, int attempts) {
    Await.until(
        () -> {
          JsonNode newest = newest(user, scope);
          return newest.path("state").asText().equals(state)
              && newest.path("attempts").asInt() == attempts;
        },
        "%s after %d".formatted(state, attempts));
  }

  static Map<String, Object> hook(String url, String... events) {
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

  static JsonNode added(String url, String... events) {
    return office.post("/api/webhooks", hook(url, events)).expect(201).json();
  }

  static void test(JsonNode hook) {
    office.post(path(hook, "/test"), Map.of()).expect(202);
  }

  static String path(JsonNode hook, String more) {
    return "/api/webhooks/" + hook.path("id").asText() + more;
  }
}
