package cn.financebrain.dashboards.evidence;

import cn.financebrain.dashboards.wire.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a ZIP and keeps what is in it, for its manifest. */
final class Archive implements AutoCloseable {
  /** ZIP knows no date before this; the same files give the same bytes. */
  private static final long FIRST_DATE = 315_532_800_000L;

  private final ZipOutputStream zip;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  Archive(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /**
   * A file of the archive.
   *
   * @param size bytes
   */
  record Item(String name, long size, String sha256) {}

  /**
   * @throws IllegalArgumentException if there is one of the name already
   */
  void add(String name, byte[] content) throws IOException {
    if (!names.add(name)) {
      throw new IllegalArgumentException("two files '%s' in an archive".formatted(name));
    }
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(FIRST_DATE);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
    items.add(new Item(name, content.length, Sha256.of(content)));
  }

  /** Those that were added so far, in their order. */
  List<Item> items() {
    return List.copyOf(items);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
