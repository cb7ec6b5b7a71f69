package cn.financebrain.ingest.sort;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes one run. */
public final class RunWriter implements AutoCloseable {
  static final int BUFFER = 1 << 16;

  private final Run run;
  private final DataOutputStream out;
  private Place last;

  public RunWriter(Path file) throws IOException {
    this.run = new Run(file);
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
  }

  /** Whether an entry may follow what was written so far. */
  boolean takes(Entry entry) {
    return last == null || last.compareTo(entry.place()) <= 0;
  }

  /**
   * @throws IllegalStateException if the entry stands before the one that was written last
   */
  public void write(Entry entry) throws IOException {
    if (!takes(entry)) {
      throw new IllegalStateException(entry.place() + " comes after " + last);
    }
    last = entry.place();
    Instant time = last.time();
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
    out.writeUTF(last.name());
    out.writeLong(last.number());
    out.writeInt(entry.body().length);
    out.write(entry.body());
  }

  public Run run() {
    return run;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
