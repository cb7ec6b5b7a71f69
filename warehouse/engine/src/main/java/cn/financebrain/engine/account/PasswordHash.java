package cn.financebrain.engine.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A salted password hash, PBKDF2 with HMAC-SHA-256, written as {@code
 * pbkdf2-sha256:iterations:salt:hash} in Base64.
 */
public final class PasswordHash {

  private static final String NAME = "pbkdf2-sha256";
  private static final int ITERATIONS = 100_000;
  private static final int BYTES = 32;
  private static final Pattern COLON = Pattern.compile(":");

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  /**
   * Digest of the password that was last found right, so that a request costs no 100,000 rounds.
   */
  private volatile byte[] lastRight;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a new salt. */
  public static PasswordHash of(String password) {
    byte[] salt = new byte[BYTES / 2];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static PasswordHash parse(String text) {
    String[] parts = COLON.split(text, -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalArgumentException(
          "a password is written as " + NAME + ":iterations:salt:hash");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(parts[1]), decoder.decode(parts[2]), decoder.decode(parts[3]));
  }

  public boolean matches(String password) {
    byte[] digest = digest(password);
    byte[] known = lastRight;
    if (known != null && MessageDigest.isEqual(known, digest)) {
      return true;
    }
    boolean right = MessageDigest.isEqual(hash, derive(password, salt, iterations));
    if (right) {
      lastRight = digest;
    }
    return right;
  }

  public String text() {
    Base64.Encoder encoder = Base64.getEncoder();
    return String.join(
        ":",
        NAME,
        Integer.toString(iterations),
        encoder.encodeToString(salt),
        encoder.encodeToString(hash));
  }

  private byte[] digest(String password) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BYTES * 8);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
