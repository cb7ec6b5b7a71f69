package cn.financebrain.dashboards.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Reads ID tokens: signed by a key of the provider, asymmetrically; of this issuer, for this
 * client, and of now (OpenID Connect Core 1.0, 3.1.3.7). The nonce is Spring Security's to compare.
 */
@Component
class OpenIdTokens implements JwtDecoderFactory<ClientRegistration> {
  private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

  private final OpenIdProvider provider;
  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  OpenIdTokens(OpenIdProvider provider) {
    this.provider = provider;
  }

  /** One for each set of keys, since it remembers them. */
  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    return decoders.computeIfAbsent(
        registration.getProviderDetails().getJwkSetUri(), keys -> decoder(keys, registration));
  }

  private JwtDecoder decoder(String keys, ClientRegistration registration) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
            .restOperations(new RestTemplate(provider.requests()))
            .build();
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(registration))));
    return decoder;
  }
}
