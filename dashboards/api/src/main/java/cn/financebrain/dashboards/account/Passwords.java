package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords with bcrypt, at most two at a time so that a flood of sign-ins does
 * not take the processor away from everybody.
 */
@Component
public class Passwords {
  private static final int LENGTH_MIN = 12;
  private static final int BYTES_MAX = 72; // bcrypt reads no further
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What everybody who attacks this system would try; docs/security.md has them. */
  private static final List<String> CONTEXT_WORDS =
      List.of("金融大脑", "jinrongdanao", "finance-brain", "financebrain", "finance brain");

  /** On zxcvbn's scale of 0 to 4 (Wheeler, USENIX Security 2016). */
  private static final int SAFE = 3;

  private static final String RANDOM_ALPHABET =
      "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int RANDOM_LENGTH = 20;

  private final PasswordEncoder encoder;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final SecureRandom random = new SecureRandom();
  private final Zxcvbn guesses = new Zxcvbn();

  /** Hash of a password that nobody has, so that unknown names take as long as known ones. */
  private final String nobody;

  Passwords(PasswordCost cost) {
    this.encoder = new BCryptPasswordEncoder(cost.log2());
    this.nobody = encoder.encode(random());
  }

  String hash(String password) {
    return inPlace(() -> encoder.encode(password));
  }

  /**
   * @param hash null for an unknown user: takes as long and is false
   */
  boolean matches(String password, String hash) {
    boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    boolean same =
        inPlace(() -> encoder.matches(fits ? password : "", hash == null ? nobody : hash));
    return fits && same && hash != null;
  }

  /**
   * @throws ProblemException if the password is too short or too long, holds a name, or is guessed
   *     in fewer than 10⁸ tries by who begins with common passwords, words, keys in a row and dates
   */
  void requireStrong(String password, String user, String field) {
    if (password.codePointCount(0, password.length()) < LENGTH_MIN
        || password.codePoints().distinct().count() < LENGTH_MIN / 3) {
      throw weak(field, "新密码至少 12 个字符，且不能是少数字符的重复", "At least 12 characters, not a few repeated");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw weak(field, "新密码过长（最多 72 字节）", "At most 72 bytes");
    }
    String lower = password.toLowerCase(Locale.ROOT);
    if (lower.contains(user)) {
      throw weak(field, "新密码不能包含用户名", "It must not hold the user name");
    }
    if (CONTEXT_WORDS.stream().anyMatch(lower::contains)) {
      throw weak(field, "新密码不能包含系统名称", "It must not hold the name of the system");
    }
    if (guesses.measure(password).getScore() < SAFE) {
      throw weak(
          field,
          "新密码太常见，容易被猜到：请加长，或用几个不相关的词组成",
          "Too common to be safe: make it longer, or of several words that have nothing in common");
    }
  }

  private static ProblemException weak(String field, String chinese, String english) {
    return ProblemException.ofField(
        ProblemCode.WEAK_PASSWORD, field, new Wording(chinese, english));
  }

  /** A password that can't be guessed; without letters and digits that look alike. */
  String random() {
    StringBuilder password = new StringBuilder(RANDOM_LENGTH);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      password.append(RANDOM_ALPHABET.charAt(random.nextInt(RANDOM_ALPHABET.length())));
    }
    return password.toString();
  }

  private <T> T inPlace(java.util.function.Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, PATIENCE, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.retryable(ProblemCode.TOO_MANY_ATTEMPTS, PATIENCE, e);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
