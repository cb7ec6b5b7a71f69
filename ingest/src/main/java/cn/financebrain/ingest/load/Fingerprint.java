package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.Mapped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** 128 bits of SHA-256 over texts, each with its length, so that no two lists read the same. */
record Fingerprint(long high, long low) {

  static Fingerprint of(String... parts) {
    MessageDigest sha = sha256();
    for (String part : parts) {
      add(sha, part);
    }
    return of(sha);
  }

  /** What an event tells, apart from its name and from when it came. */
  static Fingerprint of(Mapped.Draft draft) {
    MessageDigest sha = sha256();
    add(sha, draft.type());
    add(sha, draft.category().id());
    add(sha, draft.enterprise().text());
    add(sha, draft.eventTime().toString());
    add(sha, draft.availableTime().toString());
    for (Map.Entry<String, FieldValue> field : new TreeMap<>(draft.data()).entrySet()) {
      add(sha, field.getKey());
      add(sha, text(field.getValue()));
    }
    return of(sha);
  }

  private static String text(FieldValue value) {
    if (value instanceof FieldValue.Quantity quantity) {
      return "q" + Double.doubleToLongBits(quantity.value());
    }
    return value instanceof FieldValue.Flag flag
        ? "f" + flag.value()
        : "t" + ((FieldValue.Text) value).value();
  }

  private static void add(MessageDigest sha, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    sha.update(bytes);
  }

  private static Fingerprint of(MessageDigest sha) {
    ByteBuffer digest = ByteBuffer.wrap(sha.digest());
    return new Fingerprint(digest.getLong(), digest.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
