package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.notify.PublicAddresses.RefusedAddressException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Calls other systems, signed as Standard Webhooks has it: HMAC-SHA256 over id, instant and body,
 * and the same id at each try. Follows no redirect, keeps no connection and reads little of an
 * answer.
 */
@Component
class WebhookSender {
  private static final Timeout STEP = Timeout.ofSeconds(10);
  private static final long WHOLE_SECONDS = 20;
  private static final int ANSWER_MAX = 4096;
  private static final String MAC = "HmacSHA256";

  private final Webhooks webhooks;
  private final ActiveAccounts accounts;
  private final InstantSource clock;
  private final PublicAddresses addresses;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  WebhookSender(
      Webhooks webhooks,
      ActiveAccounts accounts,
      InstantSource clock,
      DashboardsSettings settings) {
    this.webhooks = webhooks;
    this.accounts = accounts;
    this.clock = clock;
    this.addresses = new PublicAddresses(settings.notifications().webhooks().privateHosts());
    this.client = client(addresses);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "webhook-deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  private static CloseableHttpClient client(PublicAddresses addresses) {
    ConnectionConfig connection =
        ConnectionConfig.custom().setConnectTimeout(STEP).setSocketTimeout(STEP).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setDefaultConnectionConfig(connection)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("finance-brain")
        .build();
  }

  @PreDestroy
  void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }

  Outcome send(Delivery delivery) {
    Optional<Webhook> hook = webhooks.find(delivery.webhook()).filter(Webhook::enabled);
    if (hook.isEmpty()) {
      return Outcome.never("webhook-off");
    }
    if (!mayTell(hook.get(), delivery.letter())) {
      return Outcome.never("no-right");
    }
    Outcome outcome = call(hook.get(), delivery.id(), delivery.letter().body());
    if (outcome instanceof Outcome.Sent) {
      webhooks.succeeded(hook.get().id());
    }
    return outcome;
  }

  /** Of what who made it may see now. */
  private boolean mayTell(Webhook hook, Letter letter) {
    Optional<Account> maker = accounts.find(hook.madeBy());
    Right needed =
        switch (letter.kind()) {
          case "report" -> Right.REPORTS_READ;
          case "scan" -> Right.SCANS_READ;
          default -> Right.ALERTS_READ;
        };
    return maker.isPresent()
        && maker.get().may(Right.NOTIFICATIONS_MANAGE)
        && maker.get().may(needed)
        && letter.regions().stream().allMatch(maker.get().territory()::holds);
  }

  /** Plain HTTP may be spoken with the hosts that may be anywhere only. */
  boolean mayBeCalled(URI url) {
    return "https".equals(url.getScheme())
        || ("http".equals(url.getScheme()) && addresses.mayBeAnywhere(url.getHost()));
  }

  private Outcome call(Webhook hook, UUID id, String body) {
    URI url = URI.create(hook.url());
    if (!mayBeCalled(url)) {
      return Outcome.never("address-refused"); // the setting changed since
    }
    HttpPost request = request(hook, url, "msg_" + id, body, clock.instant());
    Future<?> deadline =
        deadlines.schedule(() -> request.cancel(), WHOLE_SECONDS, TimeUnit.SECONDS);
    try {
      // not closed, which would read all the rest: what cancels the request drops the connection
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      int status = response.getCode();
      if (status >= 200 && status < 300) {
        return new Outcome.Sent(); // whatever becomes of the body
      }
      String answer = beginning(response.getEntity());
      boolean redirect = status >= 300 && status < 400;
      return Outcome.later(redirect ? "redirect" : "http-status", status + " " + answer);
    } catch (RefusedAddressException e) {
      return Outcome.never("address-refused");
    } catch (SocketTimeoutException e) {
      return Outcome.later("timeout", e.getMessage());
    } catch (IOException e) {
      return request.isCancelled()
          ? Outcome.later("timeout", "")
          : Outcome.later("connection", e.getMessage());
    } finally {
      deadline.cancel(false);
      request.cancel(); // what is left of an answer is not read
    }
  }

  private static HttpPost request(Webhook hook, URI url, String id, String body, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    String signed = id + '.' + timestamp + '.' + body;
    HttpPost request = new HttpPost(url);
    request.setHeader("webhook-id", id);
    request.setHeader("webhook-timestamp", timestamp);
    request.setHeader(
        "webhook-signature",
        hook.secrets(now).stream()
            .map(secret -> "v1," + sign(secret, signed))
            .collect(Collectors.joining(" ")));
    request.setEntity(
        new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    return request;
  }

  private static String sign(String secret, String content) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(Webhooks.bytesOf(secret), MAC));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Not closed: that would read all of it first. */
  private static String beginning(HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    InputStream content = entity.getContent();
    return new String(content.readNBytes(ANSWER_MAX), StandardCharsets.UTF_8);
  }
}
