package cn.financebrain.ingest.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of an enterprise as somebody wrote it, and in the form in which spellings of one name
 * are equal: Unicode's NFKC (full and half width, compatibility forms), capital letters, one kind
 * of brackets, without blanks, quotation marks and other punctuation. Words are never touched: 有限公司
 * and 有限责任公司 are two names, and so are 乾 and 干, for traditional characters have no one simplified
 * form.
 *
 * @param text without blanks around it
 * @param normal the normalised form, not empty
 */
public record EnterpriseName(String text, String normal) {
  private static final String OPENING = "(〔【[{⟨";
  private static final String CLOSING = ")〕】]}⟩";
  private static final String KEPT = "&+";

  /**
   * @throws IllegalArgumentException if the text has neither letters nor digits
   */
  public static EnterpriseName of(String text) {
    String stripped = text.strip();
    StringBuilder normal = new StringBuilder();
    Normalizer.normalize(stripped, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .forEach(c -> append(normal, c));
    if (normal.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException("'%s' is no name".formatted(stripped));
    }
    return new EnterpriseName(stripped, normal.toString());
  }

  private static void append(StringBuilder normal, int c) {
    if (OPENING.indexOf(c) >= 0) {
      normal.append('(');
    } else if (CLOSING.indexOf(c) >= 0) {
      normal.append(')');
    } else if (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0) {
      normal.appendCodePoint(c);
    }
  }

  /** 64 bits of SHA-256 of the normalised form. */
  public long key() {
    return hash(normal);
  }

  static long hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
