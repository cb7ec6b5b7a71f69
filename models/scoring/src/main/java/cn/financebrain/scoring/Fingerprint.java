package cn.financebrain.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short names for content: the first 16 hexadecimal digits of its SHA-256. */
public final class Fingerprint {
  private static final int DIGITS = 16;

  private Fingerprint() {}

  public static String of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of parts in their order; where one ends and the next begins counts. */
  public static String of(List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.length()).append(':').append(part).append('\n');
    }
    return of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Of texts by the name of their file, whatever the order.
   *
   * @return 16 hexadecimal digits
   */
  public static String ofTexts(Map<String, String> texts) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(texts)
        .forEach(
            (file, text) -> {
              parts.add(file);
              parts.add(text);
            });
    return of(parts);
  }
}
