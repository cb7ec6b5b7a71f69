package cn.financebrain.cli;

import cn.financebrain.console.Table;
import cn.financebrain.scoring.release.Journal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What was done to models and books of rules, in words. */
final class JournalText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private JournalText() {}

  static Table table(List<Journal.Entry> entries) {
    Table table = new Table(Messages.text("journal.header"));
    for (Journal.Entry entry : entries) {
      table.row(
          TIME.format(entry.at()),
          entry.subject().substring(entry.subject().indexOf(':') + 1),
          Messages.text("journal.action." + entry.action().name().toLowerCase(Locale.ROOT)),
          entry.by(),
          entry.release() == 0 ? "" : Integer.toString(entry.release()),
          entry.note());
    }
    return table;
  }
}
