package cn.financebrain.streaming.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints that a job left in its directory: {@code chk-N} folders, complete once they hold
 * a {@code _metadata} file, which Flink renames into place last.
 *
 * @param directory the job's own directory below {@code execution.checkpointing.dir}
 */
record RetainedCheckpoints(Path directory) {
  private static final String PREFIX = "chk-";

  /** The completed checkpoint with the highest number; empty at a first start. */
  Optional<Path> newest() throws IOException {
    return completed().stream().findFirst();
  }

  /** All completed checkpoints, newest first. */
  List<Path> completed() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(path -> path.getFileName().toString().matches(PREFIX + "\\d+"))
          .filter(path -> Files.isRegularFile(path.resolve("_metadata")))
          .sorted(Comparator.comparingLong(RetainedCheckpoints::number).reversed())
          .toList();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }
}
