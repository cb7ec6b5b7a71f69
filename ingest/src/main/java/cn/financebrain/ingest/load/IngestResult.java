package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.FeedLoad;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a load did.
 *
 * @param loads one a mapping that matched a file, in the order of the mappings' names
 * @param unmatched files of the input that no mapping's pattern matches, and the other sheets of
 *     workbooks
 * @param problems files that could not be read, or not to their end, each with why, and folders
 *     that could not be looked into. Nobody knows how many records were lost there; so a file
 *     counts as one record that was read and rejected, whose dead letter tells the same, and a
 *     folder, of which no table is known, not at all. Also feeds whose waiting rows could not be
 *     settled. Exactly then the load was not a full one.
 * @param settled rows that had waited in the queue, of this load or earlier ones, and were
 *     published since by now their enterprise is known
 */
public record IngestResult(
    List<FeedLoad> loads, List<String> unmatched, List<String> problems, long settled) {
  public IngestResult {
    loads = List.copyOf(loads);
    unmatched = List.copyOf(unmatched);
    problems = List.copyOf(problems);
  }

  /** The counts of the loads. */
  public List<FeedRun> runs() {
    return loads.stream().map(FeedLoad::run).toList();
  }

  public long read() {
    return runs().stream().mapToLong(FeedRun::read).sum();
  }

  public long accepted() {
    return runs().stream().mapToLong(FeedRun::accepted).sum();
  }

  public long duplicate() {
    return runs().stream().mapToLong(FeedRun::duplicate).sum();
  }

  public long queued() {
    return runs().stream().mapToLong(FeedRun::queued).sum();
  }

  public long refused() {
    return runs().stream().mapToLong(FeedRun::refused).sum();
  }

  /** Counts by reason over all runs. */
  public Map<RejectReason, Long> rejected() {
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    for (FeedRun run : runs()) {
      run.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    }
    return rejected;
  }
}
