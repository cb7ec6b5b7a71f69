package cn.financebrain.contract.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something that is wrong with a feed, told to the data engineer: it opens, may change its words
 * and its severity, and closes when it is over.
 *
 * @param id follows from feed, kind, subject and the instant since when
 * @param subject what of the feed it is about: a column or a reason; empty for the whole
 * @param since when it began, by the data
 * @param closed when it was seen to be over; absent while it is open
 */
public record FeedFinding(
    String id,
    String feed,
    Kind kind,
    String subject,
    Severity severity,
    Instant since,
    String chinese,
    String english,
    Optional<Instant> closed) {
  private static final int ID_BYTES = 16;

  /** What is judged. */
  public enum Kind {
    /** Nothing came for longer than agreed. */
    FRESHNESS,
    /** Much more or less came than usual. */
    VOLUME,
    /** Much more of a column is missing than usual. */
    MISSING_VALUES,
    /** Much more is refused than usual. */
    REJECTS,
    /** Columns came, went, or hold something else. */
    SCHEMA_DRIFT
  }

  /** How bad it is. */
  public enum Severity {
    WARNING,
    ERROR
  }

  /** A finding that is open, with the id that follows from what it says and since when. */
  public static FeedFinding open(
      String feed,
      Kind kind,
      String subject,
      Severity severity,
      Instant since,
      String chinese,
      String english) {
    return new FeedFinding(
        id(feed, kind.name(), subject, since.toString()),
        feed,
        kind,
        subject,
        severity,
        since,
        chinese,
        english,
        Optional.empty());
  }

  private static String id(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether both are about the same, whenever they began. */
  public boolean isAbout(FeedFinding other) {
    return feed.equals(other.feed) && kind == other.kind && subject.equals(other.subject);
  }

  /** This finding as it is now: what is new to it, under the id and the begin that it had. */
  public FeedFinding as(FeedFinding now) {
    return new FeedFinding(
        id, feed, kind, subject, now.severity, since, now.chinese, now.english, Optional.empty());
  }

  public FeedFinding closedAt(Instant instant) {
    return new FeedFinding(
        id, feed, kind, subject, severity, since, chinese, english, Optional.of(instant));
  }
}
