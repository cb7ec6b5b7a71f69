package cn.financebrain.ingest.load;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The files of an input: itself, or all below it, sorted. Links are followed.
 *
 * @param problems folders that could not be looked into, each with why
 */
record InputFiles(Path input, List<Path> files, List<String> problems) {

  /**
   * @throws IngestException if there is no such input
   */
  static InputFiles of(Path input) {
    if (!Files.exists(input)) {
      throw new IngestException("%s does not exist · 路径不存在".formatted(input));
    }
    Walk walk = new Walk(input);
    try {
      Files.walkFileTree(input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException e) {
      throw new IngestException("%s can't be read: %s".formatted(input, e), e);
    }
    return new InputFiles(
        input, walk.files.stream().sorted().toList(), walk.problems.stream().sorted().toList());
  }

  /** Stable over machines: the ledger knows places by it. */
  String name(Path file) {
    return file.equals(input)
        ? file.getFileName().toString()
        : input.relativize(file).toString().replace('\\', '/');
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path input;
    private final List<Path> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Walk(Path input) {
      this.input = input;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      if (e instanceof FileSystemLoopException) {
        problem(path, "a link back to a folder above it, not followed · 循环链接");
      } else if (Files.isDirectory(path)) {
        problem(path, "the folder can't be read · 无法读取文件夹");
      } else {
        files.add(path); // told when it is opened
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      if (e != null) {
        problem(folder, "the folder can't be read to its end: " + e.getMessage());
      }
      return FileVisitResult.CONTINUE;
    }

    private void problem(Path path, String what) {
      problems.add(input.relativize(path) + ": " + what);
    }
  }
}
