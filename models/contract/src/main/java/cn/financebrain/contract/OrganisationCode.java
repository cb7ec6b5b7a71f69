package cn.financebrain.contract;

/**
 * An organisation code (组织机构代码) whose check character has been verified, by GB 11714-1997: 8
 * characters and {@code 11 − Σ aᵢ·wᵢ mod 11}, written as {@code X} for 10 and {@code 0} for 11. It
 * stands inside a {@link Uscc}, at places 9 to 17.
 *
 * @param value 9 characters, upper case, without the hyphen before the last
 */
public record OrganisationCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int LENGTH = 9;

  /**
   * @throws IllegalArgumentException naming the first thing that is wrong
   */
  public OrganisationCode {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException(
          "organisation code '%s' has %d characters, expected %d"
              .formatted(value, value.length(), LENGTH));
    }
    for (int i = 0; i < LENGTH; i++) {
      if (ALPHABET.indexOf(value.charAt(i)) < 0) {
        throw new IllegalArgumentException(
            "organisation code '%s' has '%c' at place %d, expected a digit or a capital letter"
                .formatted(value, value.charAt(i), i + 1));
      }
    }
    char expected = checkCharacter(value);
    if (value.charAt(LENGTH - 1) != expected) {
      throw new IllegalArgumentException(
          "organisation code '%s' has check character '%c', expected '%c'"
              .formatted(value, value.charAt(LENGTH - 1), expected));
    }
  }

  /** The check character that belongs to the first 8 characters of {@code code}. */
  public static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }

  @Override
  public String toString() {
    return value;
  }
}
