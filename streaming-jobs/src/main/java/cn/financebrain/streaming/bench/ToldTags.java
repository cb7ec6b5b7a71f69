package cn.financebrain.streaming.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.scoring.Outcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a record brought about, as one line that can be compared. */
public final class ToldTags {
  private ToldTags() {}

  /** Enterprise, name of the event, and a digest of all tags, changes, scores and alerts. */
  public static String line(LogRecord record, Outcome outcome) {
    String name = record instanceof EnterpriseEvent event ? event.key().toString() : "";
    return record.enterprise().text() + '\t' + name + '\t' + digest(text(outcome));
  }

  private static String text(Outcome outcome) {
    return outcome
        .evaluation()
        .map(
            told ->
                String.join(
                    "\n",
                    told.asOf().toString(),
                    told.tags().values().toString(),
                    told.changes().toString(),
                    told.scores().toString(),
                    told.alerts().toString()))
        .orElse("nothing");
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
