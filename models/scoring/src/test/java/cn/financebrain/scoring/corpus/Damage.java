package cn.financebrain.scoring.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Sound bytes that were damaged in a few places, for fuzz tests. */
public final class Damage {
  private static final int MOST_EDITS = 5;
  private static final int PLACES = 1 << 20;
  private static final int LONGEST = 64;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Damage() {}

  private enum Kind {
    FLIP,
    SET,
    CUT,
    DELETE,
    REPEAT,
    INSERT
  }

  /**
   * @param place of {@link #PLACES} in the whole
   */
  private record Edit(Kind kind, int place, int length, int value) {}

  /**
   * @param words what the format gives a meaning to, to be inserted anywhere
   */
  public static Arbitrary<byte[]> of(byte[] sound, List<String> words) {
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, PLACES - 1),
                Arbitraries.integers().between(1, LONGEST),
                Arbitraries.integers().between(0, 255))
            .as(Edit::new);
    return edit.list()
        .ofMinSize(1)
        .ofMaxSize(MOST_EDITS)
        .map(
            edits -> {
              byte[] bytes = sound;
              for (Edit one : edits) {
                bytes = apply(one, bytes, words);
              }
              return bytes;
            });
  }

  private static byte[] apply(Edit edit, byte[] bytes, List<String> words) {
    int at = (int) ((long) edit.place * bytes.length / PLACES);
    int end = Math.min(bytes.length, at + edit.length);
    if (bytes.length == 0) {
      return bytes;
    }
    return switch (edit.kind) {
      case FLIP -> with(bytes, at, bytes[at] ^ (1 << (edit.value % 8)));
      case SET -> with(bytes, at, edit.value);
      case CUT -> Arrays.copyOf(bytes, at);
      case DELETE -> join(bytes, at, new byte[0], end);
      case REPEAT -> join(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
      case INSERT -> join(bytes, at, words.get(edit.value % words.size()).getBytes(UTF_8), at);
    };
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] join(byte[] bytes, int head, byte[] middle, int tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, head);
    out.writeBytes(middle);
    out.write(bytes, tail, bytes.length - tail);
    return out.toByteArray();
  }

  /** What is done with damaged bytes. */
  @FunctionalInterface
  public interface Reading {
    void run() throws Exception;
  }

  /** The reading ends, and throws nothing else than what it documents. */
  public static void allows(Class<? extends Exception> documented, Reading reading) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try {
            reading.run();
          } catch (Exception e) {
            if (!documented.isInstance(e)) {
              throw new AssertionError("expected only " + documented.getSimpleName(), e);
            }
          }
        });
  }
}
