package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.problem.Wording;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Verifies the whole chain, in a process that needs no server: {@code AuditVerifyMain ANCHORS},
 * with the database's address in {@code FB_POSTGRES_URL}, {@code _USER} and {@code _PASSWORD}. Ends
 * with 0 if all is as it was written, 1 if not, 3 if it can't be read.
 */
public final class AuditVerifyMain {
  private static final int CHANGED = 1;
  private static final int UNAVAILABLE = 3;
  private static final long TELL_EVERY = 100_000;

  private final PrintStream out = utf8(System.out);
  private final PrintStream err = utf8(System.err);
  private final Locale language = Locale.getDefault();

  private AuditVerifyMain() {}

  public static void main(String[] args) {
    System.exit(new AuditVerifyMain().run(Path.of(args[0])));
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private int run(Path anchorsFile) {
    try {
      AuditVerifier verifier =
          new AuditVerifier(
              new AuditLog(JdbcClient.create(database())), new AuditAnchors(anchorsFile));
      return tell(verifier.verify(AuditAnchor.BEGINNING, this::tellProgress));
    } catch (DataAccessException | UncheckedIOException | IllegalStateException e) {
      err.println(
          new Wording("无法校验：" + e.getMessage(), "It can't be verified: " + e.getMessage())
              .in(language));
      return UNAVAILABLE;
    }
  }

  private static DriverManagerDataSource database() {
    return new DriverManagerDataSource(
        System.getenv("FB_POSTGRES_URL"),
        System.getenv("FB_POSTGRES_USER"),
        System.getenv("FB_POSTGRES_PASSWORD"));
  }

  private void tellProgress(long id) {
    if (id > 0 && id % TELL_EVERY == 0) {
      err.println(new Wording("已校验 %,d 条".formatted(id), "%,d entries".formatted(id)).in(language));
    }
  }

  private int tell(AuditVerification.Result result) {
    out.println(
        result.found().map(AuditVerifyMain::wording).orElseGet(() -> intact(result)).in(language));
    return result.found().isEmpty() ? 0 : CHANGED;
  }

  private static Wording intact(AuditVerification.Result result) {
    Object[] figures = {
      result.entries(), result.anchors(), result.unchained(), result.head().hash()
    };
    return new Wording(
        "完好：%,d 条逐条相符，经过 %d 个每日锚点，另有 %d 条早于哈希链；链头 %s".formatted(figures),
        "Intact: %,d entries are as written and lead to %d daily anchors, %d of them older than the chain; head %s"
            .formatted(figures));
  }

  private static Wording wording(AuditVerification.Found found) {
    long id = found.id();
    return switch (found.fault()) {
      case BROKEN ->
          new Wording(
              "第 %d 条与前一条不相连：有记录被删除或插入".formatted(id),
              "Entry %d does not follow the one before: entries were removed or put in"
                  .formatted(id));
      case CHANGED ->
          new Wording(
              "第 %d 条的内容与写入时不同".formatted(id),
              "Entry %d says something else than when it was written".formatted(id));
      case REWRITTEN ->
          new Wording(
              "第 %d 条与当日锚点不符：链被重写".formatted(id),
              "Entry %d is not that of the day's anchor: the chain was written anew".formatted(id));
      case CUT ->
          new Wording(
              "第 %d 条起缺失：链尾被截断".formatted(id),
              "Entries from %d on are missing: the tail was cut".formatted(id));
    };
  }
}
