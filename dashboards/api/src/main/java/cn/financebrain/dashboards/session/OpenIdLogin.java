package cn.financebrain.dashboards.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The way in by an OpenID provider: authorization code flow with PKCE, state and nonce, as Spring
 * Security has it. What it makes of the tokens is not kept; who is signed in, {@link OpenIdSignIn}
 * says.
 */
@Component
class OpenIdLogin {
  private final OpenIdProvider provider;
  private final OpenIdSignIn signIn;

  OpenIdLogin(OpenIdProvider provider, OpenIdSignIn signIn) {
    this.provider = provider;
    this.signIn = signIn;
  }

  /** Nothing, where no provider is set. */
  void add(HttpSecurity http) {
    if (provider.settings().isOn()) {
      http.oauth2Login(this::configure);
    }
  }

  private void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/sign-in")
        .clientRegistrationRepository(id -> provider.registration())
        .authorizedClientRepository(new NoTokens())
        .authorizationEndpoint(
            endpoint ->
                endpoint
                    .authorizationRequestResolver(new Resolver(provider))
                    .authorizationRequestRepository(new ShortLived()))
        .redirectionEndpoint(endpoint -> endpoint.baseUri(OpenIdProvider.CALLBACK))
        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users()))
        .successHandler(signIn::succeeded)
        .failureHandler(signIn::failed)
        .addObjectPostProcessor(new Forgetful());
  }

  /**
   * Keeps the filter from signing in whoever the provider knows. The configurer has a setting for
   * it, which it overwrites.
   */
  private static final class Forgetful
      implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {
    @Override
    public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
      filter.setSecurityContextRepository(new NullSecurityContextRepository());
      return filter;
    }
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(provider.requests())
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return tokens;
  }

  /** The provider is asked again only where the ID token does not name the user. */
  private OidcUserService users() {
    RestTemplate requests = new RestTemplate(provider.requests());
    requests.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    DefaultOAuth2UserService asked = new DefaultOAuth2UserService();
    asked.setRestOperations(requests);
    OidcUserService users = new OidcUserService();
    users.setOauth2UserService(asked);
    users.setRetrieveUserInfo(this::isNameless);
    return users;
  }

  private boolean isNameless(OidcUserRequest request) {
    String uri =
        request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri();
    return uri != null
        && request.getIdToken().getClaimAsString(provider.settings().claim()) == null;
  }

  /**
   * One address begins the sign-in; while the provider is down, {@link OpenIdController} answers.
   */
  private static final class Resolver implements OAuth2AuthorizationRequestResolver {
    private final OpenIdProvider provider;
    private final DefaultOAuth2AuthorizationRequestResolver requests;

    Resolver(OpenIdProvider provider) {
      this.provider = provider;
      this.requests = new DefaultOAuth2AuthorizationRequestResolver(id -> provider.registration());
      requests.setAuthorizationRequestCustomizer(
          request -> {
            if (!provider.settings().factorAcr().isEmpty()) {
              request.additionalParameters(
                  more ->
                      more.put("acr_values", String.join(" ", provider.settings().factorAcr())));
            }
          });
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
      return OpenIdProvider.SIGN_IN.equals(request.getServletPath()) && provider.isReachable()
          ? resolve(request, OpenIdProvider.ID)
          : null;
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
      OpenIdSignIn.remember(request);
      return requests.resolve(request, id);
    }
  }

  /** A session that nobody is signed in to is over soon, and with it what the sign-in needs. */
  private static final class ShortLived
      implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private final HttpSessionOAuth2AuthorizationRequestRepository sessions =
        new HttpSessionOAuth2AuthorizationRequestRepository();

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
      return sessions.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
        OAuth2AuthorizationRequest asked,
        HttpServletRequest request,
        HttpServletResponse response) {
      sessions.saveAuthorizationRequest(asked, request, response);
      HttpSession session = request.getSession();
      if (SessionRegister.idOf(request).isEmpty()) {
        session.setMaxInactiveInterval((int) OpenIdSignIn.PATIENCE.toSeconds());
      }
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
        HttpServletRequest request, HttpServletResponse response) {
      return sessions.removeAuthorizationRequest(request, response);
    }
  }

  /** Nothing is ever asked in the user's name, so access tokens are forgotten at once. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
        String id, Authentication user, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication user,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String id, Authentication user, HttpServletRequest request, HttpServletResponse response) {}
  }
}
