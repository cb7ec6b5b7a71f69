package cn.financebrain.ingest.health;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.contract.feed.FeedLoad;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether far more is refused than usual, by reason; and whether the newest load could not be read
 * at all. A feed without a past is expected to be right.
 */
final class Rejects {
  private static final Set<RejectReason> OF_WHOLE_FILES =
      EnumSet.of(RejectReason.COLUMN_COUNT, RejectReason.TRUNCATED, RejectReason.WRONG_ENCODING);
  private static final double MOST = 0.5;

  private Rejects() {}

  static List<FeedFinding> judge(FeedHistory history) {
    List<FeedLoad> loads = history.loads().stream().filter(load -> load.run().read() > 0).toList();
    if (loads.isEmpty()) {
      return List.of();
    }
    String feed = history.agreement().feed();
    Recent recent = Recent.of(loads, load -> load.run().read(), Share.ENOUGH);
    List<FeedFinding> findings = new ArrayList<>();
    for (RejectReason reason : RejectReason.values()) {
      Share now = share(recent.newest(), reason);
      Share usual = share(recent.before(), reason);
      if (isUnreadable(loads.get(0), reason)) {
        findings.add(unreadable(feed, reason, loads.get(0).run()));
      } else if (now.isKnown() && now.isFarAbove(usual)) {
        findings.add(finding(feed, reason, recent, now, usual));
      }
    }
    return findings;
  }

  private static Share share(List<FeedLoad> loads, RejectReason reason) {
    return Recent.share(loads, load -> rejected(load.run(), reason), load -> load.run().read());
  }

  private static long rejected(FeedRun run, RejectReason reason) {
    return run.rejected().getOrDefault(reason, 0L);
  }

  /** Nothing of the load was right, for a reason that whole files are refused for. */
  static boolean isUnreadable(FeedLoad load, RejectReason reason) {
    return OF_WHOLE_FILES.contains(reason) && rejected(load.run(), reason) == load.run().read();
  }

  private static FeedFinding unreadable(String feed, RejectReason reason, FeedRun run) {
    return FeedFinding.open(
        feed,
        Kind.REJECTS,
        subject(reason),
        Severity.ERROR,
        run.startedAt(),
        "最近一次接入（%s）整体被拒收：%s".formatted(run.input(), reason.chinese()),
        "the newest load (%s) was refused as a whole: %s".formatted(run.input(), reason.english()));
  }

  private static FeedFinding finding(
      String feed, RejectReason reason, Recent recent, Share now, Share usual) {
    return FeedFinding.open(
        feed,
        Kind.REJECTS,
        subject(reason),
        now.value() >= MOST ? Severity.ERROR : Severity.WARNING,
        recent.since(),
        "拒收 %s（%s），此前为 %s"
            .formatted(Words.percent(now.value()), reason.chinese(), Words.percent(usual.value())),
        "%s of rows are refused (%s); it was %s before"
            .formatted(Words.percent(now.value()), reason.english(), Words.percent(usual.value())));
  }

  private static String subject(RejectReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
