package cn.financebrain.contract;

/**
 * A unified social credit code (统一社会信用代码) whose check character has been verified, by GB
 * 32100-2015: 18 characters of an alphabet of 31, the last of which is {@code (31 − Σ aᵢ·3^(i−1))
 * mod 31}.
 *
 * @param value 18 characters, upper case
 */
public record Uscc(String value) implements EnterpriseId {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  /**
   * @throws IllegalArgumentException naming the first thing that is wrong: length, a character
   *     outside the alphabet, or the check character
   */
  public Uscc {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException(
          "USCC '%s' has %d characters, expected %d".formatted(value, value.length(), LENGTH));
    }
    for (int i = 0; i < LENGTH; i++) {
      if (ALPHABET.indexOf(value.charAt(i)) < 0) {
        throw new IllegalArgumentException(
            "USCC '%s' has '%c' at place %d, expected one of %s"
                .formatted(value, value.charAt(i), i + 1, ALPHABET));
      }
    }
    char expected = checkCharacter(value);
    if (value.charAt(LENGTH - 1) != expected) {
      throw new IllegalArgumentException(
          "USCC '%s' has check character '%c', expected '%c'"
              .formatted(value, value.charAt(LENGTH - 1), expected));
    }
  }

  /** The check character that belongs to the first 17 characters of {@code code}. */
  public static char checkCharacter(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % ALPHABET.length();
    }
    return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
  }

  /** The organisation code inside (places 9 to 17), whether or not its check character is right. */
  public String organisationCode() {
    return value.substring(8, 17);
  }

  /**
   * Whether the organisation code inside has the check digit that GB 11714-1997 asks for. Older
   * registers hold codes that fail this; it is a warning, never a ground for rejection.
   */
  public boolean organisationCodeChecks() {
    return value.charAt(16) == OrganisationCode.checkCharacter(organisationCode());
  }

  /** The 6-digit code of the registering authority's region (行政区划代码, GB/T 2260). */
  public String regionCode() {
    return value.substring(2, 8);
  }

  @Override
  public String text() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
