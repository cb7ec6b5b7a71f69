package cn.financebrain.streaming.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a scoring job: {@code f1b0}, the number of its run (8 hexadecimal digits), the version
 * of what checkpoints hold, the fingerprint of its catalogue. A JobManager that starts anew finds
 * the checkpoints of the runs before by it; under another catalogue the log is read anew, since
 * states lack what earlier tags did not read and statistics of peers are of the whole log.
 *
 * <p>Every start is another run. Flink takes an id once in a JobManager's life. And without high
 * availability a TaskManager that outlives its JobManager remembers under which address it found
 * the master of a job: under the same id it would offer its slots there for good, though in the
 * JobManager that follows, the address is that of whichever job came at that turn.
 *
 * @param run from 0
 * @param catalogue fingerprint, 16 hexadecimal digits
 */
record JobId(long run, String catalogue) {
  /** The second: checkpoints of the first have no statistics of peers. */
  private static final String VERSION = "0002";

  private static final String MARK = "f1b0";
  private static final Pattern TEXT =
      Pattern.compile(MARK + "([0-9a-f]{8})" + VERSION + "([0-9a-f]{16})");

  /** As Flink knows it: 32 hexadecimal digits. */
  String text() {
    return MARK + "%08x".formatted(run) + VERSION + catalogue;
  }

  JobId next() {
    return new JobId(run + 1, catalogue);
  }

  /** Whether a text is the id of a scoring job of this version. */
  static boolean isOne(String text) {
    return TEXT.matcher(text).matches();
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static JobId parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'%s', expected the id of a scoring job".formatted(text));
    }
    return new JobId(Long.parseLong(parts.group(1), 16), parts.group(2));
  }

  static boolean isOf(String text, String catalogue) {
    return isOne(text) && parse(text).catalogue().equals(catalogue);
  }
}
