package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;

/** Which tokens of an OpenID provider the server believes. */
class OpenIdTokensIT {
  private static final String ISSUER = "city";
  private static final String CLIENT = "finance-brain";
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static String issuer;

  @BeforeAll
  static void start() throws IOException {
    int port = OpenIdIT.freePort();
    PROVIDER.start(InetAddress.getLoopbackAddress(), port);
    issuer = "http://127.0.0.1:%d/%s".formatted(port, ISSUER);
  }

  @AfterAll
  static void stop() {
    PROVIDER.shutdown();
  }

  @Test
  void aTokenThatTheProviderDidNotSignIsNotBelieved() throws Exception {
    try (RunningDashboards server =
        RunningDashboards.withoutWarehouse(
            "FB_OIDC_ISSUER=" + issuer, "FB_OIDC_CLIENT_ID=" + CLIENT)) {
      assertForgeriesAreRefused(decoder(server));
    }
  }

  private static void assertForgeriesAreRefused(JwtDecoder decoder) throws Exception {
    String token = token("somebody");
    assertThat(decoder.decode(token).getClaimAsString("preferred_username")).isEqualTo("somebody");
    String[] own = token.split("\\.", -1);
    String[] another = token("somebody-else").split("\\.", -1);
    String none = base64("{\"alg\":\"none\"}") + '.' + own[1] + '.';
    String symmetric = base64("{\"alg\":\"HS256\"}") + '.' + own[1] + '.' + own[2];
    for (String forged :
        List.of(
            own[0] + '.' + another[1] + '.' + own[2],
            none,
            own[0] + '.' + own[1],
            symmetric,
            withItsOwnKey(own[1]))) {
      assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(JwtException.class);
    }
  }

  /** As the server reads ID tokens. */
  private static JwtDecoder decoder(RunningDashboards server) {
    @SuppressWarnings("unchecked")
    JwtDecoderFactory<ClientRegistration> decoders =
        server.context().getBean(JwtDecoderFactory.class);
    return decoders.createDecoder(
        ClientRegistrations.fromIssuerLocation(issuer).clientId(CLIENT).build());
  }

  /** Signed by the provider, for this client. */
  private static String token(String name) throws IOException, InterruptedException {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER,
            "subject-" + name,
            "JWT",
            List.of(CLIENT),
            Map.of("preferred_username", name),
            3_600));
    String form = "grant_type=client_credentials&client_secret=a-secret&client_id=" + CLIENT;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).path("access_token").asText();
  }

  /** Signed soundly, by the key that stands in its own head. */
  private static String withItsOwnKey(String payload) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    String head =
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}}"
            .formatted(
                base64(key.getModulus().toByteArray()),
                base64(key.getPublicExponent().toByteArray()));
    String signed = base64(head) + '.' + payload;
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.UTF_8));
    return signed + '.' + base64(signature.sign());
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
