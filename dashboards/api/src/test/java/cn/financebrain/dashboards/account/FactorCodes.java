package cn.financebrain.dashboards.account;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** An authenticator, for tests of other packages. */
public final class FactorCodes {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private FactorCodes() {}

  /**
   * @param secret in base 32
   * @param steps after the present one
   */
  public static String code(String secret, Instant instant, int steps) {
    return Totp.code(bytes(secret), Totp.stepOf(instant) + steps);
  }

  private static byte[] bytes(String secret) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < secret.length(); i++) {
      buffer = (buffer << 5) | BASE32.indexOf(secret.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits);
      }
    }
    return bytes.toByteArray();
  }
}
