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

  /** The newest completed checkpoint of the latest run that left one. */
  Optional<Path> newest(String catalogue) throws IOException {
    List<JobId> runs = runs(catalogue);
    for (int i = runs.size() - 1; i >= 0; i--) {
      Optional<Path> newest = newest(runs.get(i));
      if (newest.isPresent()) {
        return newest;
      }
    }
    return Optional.empty();
  }

  private Optional<Path> newest(JobId job) throws IOException {
    return new RetainedCheckpoints(root.resolve(job.text())).newest();
  }

  /** A run of a catalogue's job that there has not been, as far as directories tell. */
  JobId nextRun(String catalogue) throws IOException {
    List<JobId> runs = runs(catalogue);
    return runs.isEmpty() ? new JobId(0, catalogue) : runs.get(runs.size() - 1).next();
  }

  /** Deletes the runs of a catalogue's job that a later one has left a checkpoint after. */
  void deleteOutdated(String catalogue) throws IOException {
    List<JobId> runs = runs(catalogue);
    boolean isOutdated = false;
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (isOutdated) {
        delete(root.resolve(runs.get(i).text()));
      }
      isOutdated |= newest(runs.get(i)).isPresent();
    }
  }

  /** In order. */
  private List<JobId> runs(String catalogue) throws IOException {
    return jobs().stream().filter(job -> job.catalogue().equals(catalogue)).toList();
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
