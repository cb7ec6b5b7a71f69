package cn.financebrain.ingest.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of entries that stand in order. */
public record Run(Path file) {

  /** Its length in bytes. */
  public long size() throws IOException {
    return Files.size(file);
  }

  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
