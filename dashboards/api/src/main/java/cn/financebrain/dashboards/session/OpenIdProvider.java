package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.DashboardsSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The OpenID provider as its metadata describe it (OpenID Connect Discovery 1.0). They are read
 * when somebody first signs in by it, so the server starts and local accounts work while it is
 * down.
 */
@Component
class OpenIdProvider {
  static final String ID = "openid";
  static final String SIGN_IN = "/api/openid/sign-in";
  static final String CALLBACK = "/api/openid/callback";

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);

  /** Not every sign-in waits for a provider that hangs. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
      new ParameterizedTypeReference<>() {};

  private final DashboardsSettings.OpenId settings;
  private final InstantSource clock;
  private ClientHttpRequestFactory requests;
  private volatile ClientRegistration registration;
  private Instant failedAt = Instant.MIN;

  OpenIdProvider(DashboardsSettings settings, InstantSource clock) {
    this.settings = settings.openid();
    this.clock = clock;
  }

  /** The provider can't be reached, or does not describe itself. */
  static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  DashboardsSettings.OpenId settings() {
    return settings;
  }

  /** For all that is asked of the provider: nobody waits long for it. */
  synchronized ClientHttpRequestFactory requests() {
    if (requests == null) {
      JdkClientHttpRequestFactory factory =
          new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
      factory.setReadTimeout(READ);
      requests = factory;
    }
    return requests;
  }

  /**
   * @throws Unavailable if the provider has not described itself yet, and does not now
   */
  ClientRegistration registration() {
    ClientRegistration known = registration;
    return known != null ? known : discovered();
  }

  /** Whether it has described itself; it may be down since. */
  boolean isReachable() {
    try {
      ClientRegistration unused = registration();
      return true;
    } catch (Unavailable e) {
      LOG.warn("{}", e.getMessage());
      return false;
    }
  }

  private synchronized ClientRegistration discovered() {
    if (registration != null) {
      return registration;
    }
    if (clock.instant().isBefore(failedAt.plus(AGAIN))) {
      throw new Unavailable("the OpenID provider failed a moment ago", null);
    }
    try {
      registration = registered(metadata());
      return registration;
    } catch (RestClientException | IllegalArgumentException e) {
      failedAt = clock.instant();
      throw new Unavailable("OpenID provider %s: %s".formatted(settings.issuer(), e), e);
    }
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata =
        RestClient.builder()
            .requestFactory(requests())
            .build()
            .get()
            .uri(settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
            .retrieve()
            .body(METADATA);
    if (metadata == null || !settings.issuer().equals(metadata.get("issuer"))) {
      throw new IllegalArgumentException("it calls itself by another name than FB_OIDC_ISSUER");
    }
    return metadata;
  }

  private ClientRegistration registered(Map<String, Object> metadata) {
    ClientRegistration.Builder builder =
        ClientRegistrations.fromOidcConfiguration(metadata)
            .registrationId(ID)
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .redirectUri((settings.webUrl().isEmpty() ? "{baseUrl}" : settings.webUrl()) + CALLBACK)
            .scope("openid", "profile", "email")
            .clientSettings(
                ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
    return builder.build();
  }

  /**
   * Where the provider ends its session too (RP-Initiated Logout 1.0); empty where it offers none.
   *
   * @param back where it sends the browser afterwards
   */
  Optional<String> signOut(String idToken, String back) {
    ClientRegistration known = registration;
    if (known == null
        || !(known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint")
            instanceof String endpoint)) {
      return Optional.empty();
    }
    return Optional.of(
        UriComponentsBuilder.fromUriString(endpoint)
            .queryParam("id_token_hint", "{token}")
            .queryParam("client_id", "{client}")
            .queryParam("post_logout_redirect_uri", "{back}")
            .encode()
            .buildAndExpand(idToken, settings.clientId(), back)
            .toUriString());
  }
}
