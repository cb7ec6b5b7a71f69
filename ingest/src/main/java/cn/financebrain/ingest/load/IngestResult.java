package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a load did.
 *
 * @param runs one a mapping that matched a file, in the order of the mappings' names
 * @param unmatched files of the input that no mapping's pattern matches
 * @param problems files that could not be read at all, each with why; they also stand among the
 *     rejected as one record each
 */
public record IngestResult(List<FeedRun> runs, List<String> unmatched, List<String> problems) {
  public IngestResult {
    runs = List.copyOf(runs);
    unmatched = List.copyOf(unmatched);
    problems = List.copyOf(problems);
  }

  public long read() {
    return runs.stream().mapToLong(FeedRun::read).sum();
  }

  public long accepted() {
    return runs.stream().mapToLong(FeedRun::accepted).sum();
  }

  public long duplicate() {
    return runs.stream().mapToLong(FeedRun::duplicate).sum();
  }

  /** Counts by reason over all runs. */
  public Map<RejectReason, Long> rejected() {
    Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    for (FeedRun run : runs) {
      run.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    }
    return rejected;
  }
}
