package cn.financebrain.cli;

import cn.financebrain.scoring.release.Journal;
import java.time.Instant;
import java.util.Locale;

/**
 * What was done to a model or a book of rules, as the desk shows it.
 *
 * @param subject a book, a model, or a risk that was left without one
 * @param release that it brought about; 0 if none
 */
record Act(
    int number, String subject, String action, String by, String note, int release, Instant at) {
  static Act of(Journal.Entry entry) {
    return new Act(
        entry.number(),
        entry.subject().substring(entry.subject().indexOf(':') + 1),
        entry.action().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        entry.by(),
        entry.note(),
        entry.release(),
        entry.at());
  }
}
