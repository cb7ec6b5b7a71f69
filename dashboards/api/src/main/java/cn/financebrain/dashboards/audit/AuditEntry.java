package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.wire.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry of the audit trail.
 *
 * @param id counts without gaps, from 1
 * @param at to the microsecond
 * @param object what it was done to, such as an enterprise's id
 * @param detail which part of it, or what changed; may be empty
 * @param previous the hash of the entry before, 64 zeros for the first of the chain; empty of
 *     entries that are older than the chain
 * @param hash of this entry; empty of entries that are older than the chain
 */
record AuditEntry(
    long id,
    Instant at,
    String actor,
    String action,
    String object,
    String detail,
    String address,
    String previous,
    String hash) {

  /** The {@code previous} of the first entry of a chain. */
  static final String GENESIS = "0".repeat(64);

  /** This entry with the hash that follows from what it says. */
  AuditEntry sealed() {
    return new AuditEntry(id, at, actor, action, object, detail, address, previous, computedHash());
  }

  boolean isChained() {
    return !hash.isEmpty();
  }

  /**
   * SHA-256, in lower case hexadecimal, of the parts one after another, each as the length of its
   * UTF-8 bytes in decimal, a colon, the bytes and a line feed: two entries that differ anywhere
   * can't have the same text.
   */
  String computedHash() {
    MessageDigest digest = Sha256.digest();
    for (String part :
        List.of(
            previous, Long.toString(id), at.toString(), actor, action, object, detail, address)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
