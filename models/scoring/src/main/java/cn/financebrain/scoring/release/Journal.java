package cn.financebrain.scoring.release;

import cn.financebrain.scoring.files.SyncedFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who did what, when and why, to what scores: the files {@code journal/000001.json}. Nothing in it
 * is ever changed, and nothing is taken out. Names are what people say of themselves.
 */
public final class Journal {
  private static final String AFTERWARDS = "noted afterwards";
  private static final Pattern NAME = Pattern.compile("[0-9]{6}\\.json");

  private final Path directory;

  /** What can be done to a model or a book of rules. */
  public enum Action {
    /** Handed in for approval, by who made it. */
    SUBMITTED,
    /** Approved by somebody else. */
    APPROVED,
    /** Lets it score in the champion's shadow. */
    SHADOWED,
    /** Made the champion. */
    PROMOTED,
    /** Made the champion again, since the one after it was not good. */
    ROLLED_BACK,
    /** Taken out of use, until it is approved anew. */
    RETIRED
  }

  /**
   * @param number from 1, without gaps
   * @param subject what it was done to: an artifact's id, or a risk where it is left without a
   *     model, or {@link RuleBooks#subject} of a book of rules
   * @param by a person's name
   * @param note may be empty
   * @param release the release that it brought about, 0 if none
   */
  public record Entry(
      int number, String subject, Action action, String by, String note, int release, Instant at) {
    public Entry {
      if (number < 1 || subject.isEmpty() || by.isBlank()) {
        throw new IllegalArgumentException(
            "entry %d of '%s' by '%s', expected a number from 1, a subject and a name"
                .formatted(number, subject, by));
      }
    }
  }

  /**
   * @param root directory of releases and artifacts
   */
  public Journal(Path root) {
    this.directory = root.resolve("journal");
  }

  /**
   * All entries, by number.
   *
   * @throws ReleaseException if one can't be read
   */
  public List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (String name : ReleaseFiles.names(directory)) {
      if (NAME.matcher(name).matches()) {
        entries.add(read(directory.resolve(name), Integer.parseInt(name.substring(0, 6))));
      }
    }
    return entries;
  }

  /** The entries about a subject, by number. */
  List<Entry> about(String subject) {
    return list().stream().filter(entry -> entry.subject().equals(subject)).toList();
  }

  /**
   * Adds the entry of a release that a run wrote which died before it could tell; nothing where the
   * journal tells of it.
   *
   * @param release that brought about what was done
   */
  void complete(String subject, Action action, String by, int release, Instant at) {
    if (about(subject).stream().noneMatch(entry -> entry.release() == release)) {
      add(subject, action, by, AFTERWARDS, release, at);
    }
  }

  private static Entry read(Path file, int number) {
    try {
      Entry entry = JournalJson.read(Files.readAllBytes(file), file.toString());
      if (entry.number() != number) {
        throw new ReleaseException("%s holds entry %d".formatted(file, entry.number()));
      }
      return entry;
    } catch (IOException e) {
      throw new ReleaseException("%s can't be read: %s".formatted(file, e), e);
    }
  }

  /**
   * Adds an entry. Outlasts a power cut; of two at once one takes the number after the other's.
   *
   * @throws ReleaseException if it can't be written
   */
  public Entry add(String subject, Action action, String by, String note, int release, Instant at) {
    int number = list().size() + 1;
    while (true) {
      Entry entry = new Entry(number, subject, action, by, note, release, at);
      Path file = directory.resolve("%06d.json".formatted(number));
      try {
        SyncedFiles.create(file, JournalJson.write(entry));
        return entry;
      } catch (FileAlreadyExistsException e) {
        number++; // somebody else's, written since the list was read
      } catch (IOException e) {
        throw new ReleaseException("%s can't be written: %s".formatted(file, e), e);
      }
    }
  }
}
