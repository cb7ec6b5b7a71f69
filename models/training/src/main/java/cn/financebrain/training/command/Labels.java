package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.load.LabelFile;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.training.table.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads labels through the labels mapping of a feed. */
final class Labels {
  private Labels() {}

  /**
   * @param feed name or directory of the feed; empty to take the first whose mapping reads the file
   * @param until labels without a date are as of this instant, labels of later ones are left out
   */
  static List<Label> read(Path file, String feed, Instant until) {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.failed("failure.no-file", file);
    }
    List<Label> labels = new ArrayList<>();
    int late = 0;
    for (var label : feed.isEmpty() ? readByAny(file) : readBy(feed, file)) {
      Instant asOf = label.asOf().orElse(until);
      if (asOf.isAfter(until)) {
        late++;
      } else {
        labels.add(new Label(label.enterprise(), asOf, label.positive()));
      }
    }
    if (late > 0) {
      System.err.println(Messages.text("told.late", late));
    }
    return labels;
  }

  private static List<cn.financebrain.ingest.load.Label> readBy(String feed, Path file) {
    try {
      return LabelFile.read(FeedSet.open(feed), file);
    } catch (IngestException | MappingException e) {
      throw CommandFailure.failed("failure.labels", file, e.getMessage());
    }
  }

  private static List<cn.financebrain.ingest.load.Label> readByAny(Path file) {
    List<String> problems = new ArrayList<>();
    for (String feed : FeedSet.BUNDLED) {
      try {
        return LabelFile.read(FeedSet.open(feed), file);
      } catch (IngestException e) {
        problems.add(Optional.ofNullable(e.getMessage()).orElse("").lines().findFirst().orElse(""));
      }
    }
    throw CommandFailure.failed("failure.labels-feed", file, String.join("; ", problems));
  }
}
