package cn.financebrain.streaming.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The checkpoints of all scoring jobs, a directory for each run of each.
 *
 * @param root {@code execution.checkpointing.dir}
 */
record JobCheckpoints(Path root) {

  /** The latest run of a catalogue's job that left a checkpoint; run 0 where none did. */
  JobId latestRun(String catalogue) throws IOException {
    Optional<JobId> latest = Optional.empty();
    for (JobId job : jobs()) {
      if (job.catalogue().equals(catalogue) && newest(job).isPresent()) {
        latest = Optional.of(job);
      }
    }
    return latest.orElse(new JobId(0, catalogue));
  }

  /** The newest completed checkpoint of a run. */
  Optional<Path> newest(JobId job) throws IOException {
    return new RetainedCheckpoints(root.resolve(job.text())).newest();
  }

  private List<JobId> jobs() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(root)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(JobId::isOne)
          .map(JobId::parse)
          .sorted(Comparator.comparingLong(JobId::run))
          .toList();
    }
  }

  /** Deletes the checkpoints of the jobs of all other catalogues. */
  void keepOnly(Set<String> catalogues) throws IOException {
    for (JobId job : jobs()) {
      if (!catalogues.contains(job.catalogue())) {
        delete(root.resolve(job.text()));
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
