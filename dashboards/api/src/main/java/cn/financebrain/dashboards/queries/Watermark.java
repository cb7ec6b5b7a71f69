package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.account.Account;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Who took a file out, when, for what: stands in the file itself. */
record Watermark(Account account, Instant at, String purpose, UUID query) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  /** In one line. */
  String line() {
    return "金融大脑导出 · %s（%s）· %s · 用途：%s · 查询编号：%s"
        .formatted(
            account.displayName().isEmpty() ? account.name() : account.displayName(),
            account.name(),
            MINUTE.format(at),
            purpose.replaceAll("\\s+", " "),
            query);
  }
}
