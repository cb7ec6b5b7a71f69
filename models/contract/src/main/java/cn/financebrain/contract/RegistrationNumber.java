package cn.financebrain.contract;

/**
 * A registration number of the years before the USCC (工商注册号) whose check digit has been verified:
 * 15 digits by GS 15-2006, the last of which is that of ISO 7064 (GB/T 17710) MOD 11,10.
 *
 * @param value 15 digits
 */
public record RegistrationNumber(String value) {
  private static final int LENGTH = 15;

  /**
   * @throws IllegalArgumentException naming the first thing that is wrong
   */
  public RegistrationNumber {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(
          "registration number '%s', expected %d digits".formatted(value, LENGTH));
    }
    char expected = checkDigit(value);
    if (value.charAt(LENGTH - 1) != expected) {
      throw new IllegalArgumentException(
          "registration number '%s' has check digit '%c', expected '%c'"
              .formatted(value, value.charAt(LENGTH - 1), expected));
    }
  }

  /** The check digit that belongs to the first 14 digits of {@code number}. */
  public static char checkDigit(String number) {
    int product = 10;
    for (int i = 0; i < LENGTH - 1; i++) {
      int sum = (product + number.charAt(i) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (char) ('0' + (11 - product) % 10);
  }

  @Override
  public String toString() {
    return value;
  }
}
