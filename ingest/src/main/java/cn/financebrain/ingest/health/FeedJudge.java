package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what is wrong with a feed as of an instant. */
public final class FeedJudge {
  private FeedJudge() {}

  /** What is wrong, at most one finding a kind and subject; empty if nothing is. */
  public static List<FeedFinding> judge(FeedHistory history, Instant asOf) {
    List<FeedFinding> findings = new ArrayList<>();
    Freshness.judge(history, asOf).ifPresent(findings::add);
    Volume.judge(history, asOf).ifPresent(findings::add);
    findings.addAll(MissingValues.judge(history));
    findings.addAll(Rejects.judge(history));
    findings.addAll(SchemaDrift.judge(history));
    return List.copyOf(findings);
  }

  /**
   * What is wrong now, under the id and the begin that it has in the book, errors first, then the
   * oldest.
   *
   * @param open the findings that are open in the book
   * @param found all that is wrong now
   */
  public static List<FeedFinding> open(List<FeedFinding> open, List<FeedFinding> found) {
    return found.stream()
        .map(now -> open.stream().filter(now::isAbout).findFirst().map(o -> o.as(now)).orElse(now))
        .sorted(
            Comparator.comparing(FeedFinding::severity)
                .reversed()
                .thenComparing(FeedFinding::since)
                .thenComparing(FeedFinding::feed)
                .thenComparing(FeedFinding::kind)
                .thenComparing(FeedFinding::subject))
        .toList();
  }

  /**
   * What changes in the book of findings: those that are new, those whose words or severity are
   * other, under the id and begin that they had, and those that are over.
   *
   * @param open the findings that are open in the book
   * @param found all that is wrong now
   */
  public static List<FeedFinding> changes(
      List<FeedFinding> open, List<FeedFinding> found, Instant asOf) {
    List<FeedFinding> changes = new ArrayList<>(open(open, found));
    changes.removeAll(open);
    open.stream()
        .filter(old -> found.stream().noneMatch(old::isAbout))
        .map(old -> old.closedAt(asOf))
        .forEach(changes::add);
    return List.copyOf(changes);
  }
}
