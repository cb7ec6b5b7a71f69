package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file of a report as it is kept: texts are packed, since those of a whole city are ten times as
 * large otherwise.
 *
 * @param form {@code page}, {@code pdf}, {@code xlsx} or {@code csv}
 * @param size bytes of what readers get
 * @param sha256 of what readers get
 * @param kept the bytes that are stored
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once
record ReportFile(String form, long size, String sha256, byte[] kept) {

  interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  /** Holds no more than what is kept. */
  static ReportFile of(String form, Writing writing) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    Measured measured = new Measured(isText(form) ? new GZIPOutputStream(kept) : kept);
    writing.to(measured);
    measured.close();
    return new ReportFile(form, measured.size, measured.sha256(), kept.toByteArray());
  }

  private static boolean isText(String form) {
    return form.equals("page") || form.equals("csv");
  }

  /**
   * The same, all of it found to be what was stored.
   *
   * @throws ProblemException if it is not
   */
  ReportFile verified() {
    MessageDigest digest = Sha256.digest();
    try (InputStream content = open()) {
      byte[] some = new byte[1 << 16];
      for (int read = content.read(some); read >= 0; read = content.read(some)) {
        digest.update(some, 0, read);
      }
    } catch (IOException e) {
      throw damaged(); // no longer what was packed
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw damaged();
    }
    return this;
  }

  private static ProblemException damaged() {
    return ProblemException.of(ProblemCode.ATTACHMENT_DAMAGED);
  }

  /** The whole of it. */
  InputStream open() throws IOException {
    InputStream stored = new ByteArrayInputStream(kept);
    return isText(form) ? new GZIPInputStream(stored) : stored;
  }

  /** For what is small. */
  byte[] content() {
    try (InputStream content = open()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was verified
    }
  }

  /** Counts and hashes what goes through. */
  private static final class Measured extends FilterOutputStream {
    private final MessageDigest digest = Sha256.digest();
    private long size;

    Measured(OutputStream to) {
      super(to);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      digest.update((byte) one);
      size++;
    }

    @Override
    public void write(byte[] some, int from, int count) throws IOException {
      out.write(some, from, count);
      digest.update(some, from, count);
      size += count;
    }

    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
