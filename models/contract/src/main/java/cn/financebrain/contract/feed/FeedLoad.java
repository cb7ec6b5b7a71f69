package cn.financebrain.contract.feed;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import java.util.EnumMap;
import java.util.Map;

/** One load of one feed: its counts, and what it told of the feed. */
public record FeedLoad(FeedRun run, FeedProfile profile) {

  /** Both as one load, from the begin of this one to the end of the later one. */
  public FeedLoad plus(FeedLoad later) {
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    rejected.putAll(run.rejected());
    later.run.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    FeedRun sum =
        new FeedRun(
            run.feed(),
            run.input(),
            run.startedAt(),
            later.run.finishedAt(),
            run.read() + later.run.read(),
            run.accepted() + later.run.accepted(),
            run.duplicate() + later.run.duplicate(),
            run.queued() + later.run.queued(),
            rejected);
    return new FeedLoad(sum, profile.plus(later.profile));
  }
}
