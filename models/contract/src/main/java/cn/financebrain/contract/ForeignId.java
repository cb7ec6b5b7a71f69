package cn.financebrain.contract;

import java.util.regex.Pattern;

/**
 * An identity from outside the USCC register, such as the hash of an anonymised data set.
 *
 * @param scheme who gave the value its meaning: a lower-case word of at most 32 characters
 * @param value the identity within the scheme: 1 to 128 visible ASCII characters
 */
public record ForeignId(String scheme, String value) implements EnterpriseId {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
  private static final Pattern VALUE = Pattern.compile("[!-~]{1,128}");

  /**
   * @throws IllegalArgumentException if scheme or value is not of the form above
   */
  public ForeignId {
    if (!SCHEME.matcher(scheme).matches()) {
      throw new IllegalArgumentException(
          "scheme '%s' of an enterprise id, expected a lower-case word of at most 32 characters"
              .formatted(scheme));
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "value '%s' of an enterprise id, expected 1 to 128 visible ASCII characters"
              .formatted(value));
    }
  }

  @Override
  public String text() {
    return scheme + ':' + value;
  }

  @Override
  public String toString() {
    return text();
  }
}
