package cn.financebrain.streaming.scan;

import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.scan.ScanScore;
import cn.financebrain.contract.scan.ScanSum;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The digest of one result: the first 16 bytes of the SHA-256 of everything that it says but the id
 * of its scan. For one thread.
 */
final class ResultDigest {
  private final MessageDigest sha256;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);

  ResultDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  ScanSum of(ScanScore found) {
    bytes.reset();
    try {
      write(found);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(bytes.toByteArray()));
    return new ScanSum(digest.getLong(), digest.getLong());
  }

  private void write(ScanScore found) throws IOException {
    Score score = found.score();
    text(score.enterprise().text());
    text(score.risk().id());
    text(found.name());
    text(found.region());
    text(found.industry());
    if (score instanceof Score.Scored scored) {
      out.writeByte(1);
      text(scored.model());
      out.writeDouble(scored.probability());
      out.writeDouble(scored.index());
      text(scored.band().name());
      out.writeDouble(scored.coverage());
    } else if (score instanceof Score.Unscored unscored) {
      out.writeByte(0);
      text(unscored.why().name());
      out.writeDouble(unscored.coverage());
    }
    reasons(found.reasons());
    out.writeInt(found.rules().size());
    for (String rule : found.rules()) {
      text(rule);
    }
  }

  private void reasons(List<Reason> reasons) throws IOException {
    out.writeInt(reasons.size());
    for (Reason reason : reasons) {
      text(reason.tag());
      value(reason.value());
      out.writeDouble(reason.contribution());
    }
  }

  private void value(TagValue value) throws IOException {
    if (value instanceof TagValue.Quantity quantity) {
      out.writeByte(1);
      out.writeDouble(quantity.value());
    } else if (value instanceof TagValue.Code code) {
      out.writeByte(2);
      text(code.value());
    } else if (value instanceof TagValue.Truth truth) {
      out.writeByte(3);
      out.writeBoolean(truth.value());
    } else {
      out.writeByte(0);
    }
  }

  /** Its length first, so that where one ends and the next begins counts. */
  private void text(String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
