package cn.financebrain.scoring.release;

import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.files.SyncedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Directories {@code <id>/*.yaml} under one root. An id is the hash of the files' names and texts,
 * so that files which were changed afterwards are found out. Immutable once added. Safe for
 * threads.
 *
 * @param root that all lie under
 * @param noun what a directory holds, for problems
 */
record HashedDirectories(Path root, String noun) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern FILE =
      Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]{0,80}\\.yaml");
  private static final String SUFFIX = ".yaml";

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The ids of those that were added. */
  List<String> list() {
    return ReleaseFiles.names(root).stream().filter(HashedDirectories::isId).toList();
  }

  Path path(String id) {
    return root.resolve(id);
  }

  /**
   * The texts by the name of the file.
   *
   * @throws ReleaseException if there is none of this id, or its files were changed
   */
  Map<String, String> files(String id) {
    Path files = path(id);
    if (!isId(id) || !Files.isDirectory(files)) {
      throw new ReleaseException("%s %s is not there: expected %s".formatted(noun, id, files));
    }
    Map<String, String> texts = read(files);
    String found = id(texts);
    if (!found.equals(id)) {
      throw new ReleaseException(
          "%s: the files have hash %s; they were changed after they were written"
              .formatted(files, found));
    }
    return texts;
  }

  /**
   * The texts of all {@code *.yaml} of a directory.
   *
   * @throws ReleaseException if there is none, or one can't be read as UTF-8
   */
  static Map<String, String> read(Path directory) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(directory, e), e);
    }
    if (texts.isEmpty()) {
      throw new ReleaseException("%s has no file *%s".formatted(directory, SUFFIX));
    }
    return texts;
  }

  /** Who hands texts in may not choose where they go. */
  private void requireNames(Map<String, String> texts) {
    if (texts.isEmpty()) {
      throw new ReleaseException("%s without any file *%s".formatted(noun, SUFFIX));
    }
    for (String name : texts.keySet()) {
      if (!FILE.matcher(name).matches()) {
        throw new ReleaseException(
            "file '%s', expected a name of letters, digits, '_', '-' and '.' that ends in %s"
                .formatted(name, SUFFIX));
      }
    }
  }

  /** The id that texts have or would have. */
  static String id(Map<String, String> texts) {
    return Fingerprint.ofTexts(texts);
  }

  /**
   * Keeps texts. Atomic, and outlasts a power cut; again it changes nothing.
   *
   * @return their id
   * @throws ReleaseException if there are none, a name is not that of a file, or they can't be
   *     written
   */
  String add(Map<String, String> texts) {
    requireNames(texts);
    String id = id(texts);
    if (Files.isDirectory(path(id))) {
      return id;
    }
    try {
      Files.createDirectories(root);
      Path draft = Files.createTempDirectory(root, ".draft");
      for (Map.Entry<String, String> text : texts.entrySet()) {
        SyncedFiles.write(
            draft.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      SyncedFiles.syncNames(draft);
      Files.move(draft, path(id), StandardCopyOption.ATOMIC_MOVE);
      SyncedFiles.syncNames(root);
      return id;
    } catch (IOException e) {
      throw new ReleaseException("%s can't be written: %s".formatted(path(id), e), e);
    }
  }
}
