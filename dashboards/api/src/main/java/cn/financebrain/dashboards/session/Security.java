package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Accounts;
import cn.financebrain.dashboards.account.ApiKeys;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who may call what, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
class Security {
  /** No other origin at all; inline styles because the component library writes them. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  CookieCsrfTokenRepository csrfTokens(
      @Value("${server.servlet.session.cookie.secure}") boolean secure) {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.path("/").sameSite("Lax").secure(secure));
    return tokens;
  }

  /** Enterprise ids may hold any visible character, so the escapes of all are let through. */
  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }

  /** Leaves escaped slashes as they are, so that they stay within their part of a path. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> escapes() {
    String passed = EncodedSolidusHandling.PASS_THROUGH.getValue();
    return server ->
        server.addConnectorCustomizers(
            connector -> {
              connector.setEncodedSolidusHandling(passed);
              connector.setEncodedReverseSolidusHandling(passed);
            });
  }

  /** Signing in is {@link SessionController}'s and {@link OpenIdLogin}'s; there is no other way. */
  @Bean
  UserDetailsService noOtherWay() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      CookieCsrfTokenRepository tokens,
      Accounts accounts,
      SessionRegister register,
      ApiKeys keys,
      OpenIdLogin openId,
      @Value("${server.servlet.session.cookie.secure}") boolean encrypted,
      ProblemWriter problems) {
    openId.add(http);
    return http.csrf(
            csrf ->
                csrf.spa().csrfTokenRepository(tokens).ignoringRequestMatchers(KeyGate::bringsKey))
        .authorizeHttpRequests(Security::authorize)
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            problems.write(
                                ProblemException.of(ProblemCode.NOT_SIGNED_IN), request, response))
                    .accessDeniedHandler(denied(problems)))
        .headers(headers -> secure(headers, encrypted))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .addFilterAfter(new BodyLimit(problems), HeaderWriterFilter.class)
        .addFilterBefore(new KeyGate(keys, problems), AuthorizationFilter.class)
        .addFilterBefore(new AccountGate(accounts, register, problems), AuthorizationFilter.class)
        .build();
  }

  private static void authorize(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
        .permitAll()
        .requestMatchers(HttpMethod.POST, "/api/session", "/api/session/openid-code")
        .permitAll()
        .requestMatchers(
            HttpMethod.GET,
            "/api/health",
            "/api/session/ways",
            OpenIdProvider.SIGN_IN,
            OpenIdProvider.CALLBACK)
        .permitAll()
        .requestMatchers("/api/**")
        .access((user, context) -> new AuthorizationDecision(isOurs(user.get())))
        .requestMatchers(HttpMethod.GET, "/**")
        .permitAll()
        .requestMatchers(HttpMethod.HEAD, "/**")
        .permitAll()
        .anyRequest()
        .authenticated();
  }

  /** Whoever an OpenID provider knows is nobody here until there is an account. */
  private static boolean isOurs(Authentication user) {
    return user != null && user.isAuthenticated() && user.getPrincipal() instanceof Account;
  }

  private static AccessDeniedHandler denied(ProblemWriter problems) {
    return (request, response, e) -> {
      ProblemCode code = e instanceof CsrfException ? ProblemCode.CSRF : ProblemCode.FORBIDDEN;
      problems.write(ProblemException.of(code), request, response);
    };
  }

  /**
   * @param encrypted whether browsers come by TLS, which a proxy in front may end
   */
  private static void secure(HeadersConfigurer<HttpSecurity> headers, boolean encrypted) {
    headers
        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> encrypted))
        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
        .frameOptions(frame -> frame.deny())
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
  }
}
