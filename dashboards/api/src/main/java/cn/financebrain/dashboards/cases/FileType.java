package cn.financebrain.dashboards.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The kinds of files that may be attached, found from what is in them. */
enum FileType {
  PDF("application/pdf", "pdf"),
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  TEXT("text/plain", "txt"),
  CSV("text/csv", "csv"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  private static final int ENTRIES_MAX = 2_000;
  private static final long INFLATED_MAX = 200L << 20;
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String MACROS = "vbaproject.bin";
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private final String mediaType;
  private final String extension;

  FileType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** The name, with this type's extension added unless it ends in it. */
  String named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean ends = lower.endsWith('.' + extension) || (this == JPEG && lower.endsWith(".jpeg"));
    return ends ? name : name + '.' + extension;
  }

  /**
   * @param name tells CSV from other text, nothing else
   * @return empty for any other kind, and for archives that are too large inside
   */
  static Optional<FileType> of(byte[] content, String name) {
    if (starts(content, 0, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (starts(content, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (starts(content, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (starts(content, 0, "RIFF") && starts(content, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (starts(content, 0, "PK")) {
      return ofArchive(content);
    }
    if (isText(content)) {
      return Optional.of(name.toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : TEXT);
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] content, int from, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length < from + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (content[from + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<FileType> ofArchive(byte[] content) {
    try {
      Path file = Files.createTempFile("attachment", ".zip");
      try {
        Files.write(file, content);
        return ofParts(parts(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An upload can't be kept while it is checked", e);
    }
  }

  /**
   * The names of the central directory, as office programs read them: what goes through the file
   * from its start can be made to stop early. Every part is read, since sizes that are told
   * beforehand may be lies.
   *
   * @return empty for what is not an archive, a broken one, and one that is too large inside
   */
  private static Set<String> parts(Path file) {
    Set<String> names = new HashSet<>();
    long left = INFLATED_MAX;
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > ENTRIES_MAX) {
        return Set.of();
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        names.add(entry.getName());
        left -= inflated(zip, entry, left);
        if (left < 0) {
          return Set.of();
        }
      }
      return names;
    } catch (IOException | IllegalArgumentException e) {
      return Set.of();
    }
  }

  /** In bytes; stops soon after the limit. */
  private static long inflated(ZipFile zip, ZipEntry entry, long limit) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream part = zip.getInputStream(entry)) {
      for (int read = part.read(buffer); read >= 0 && bytes <= limit; read = part.read(buffer)) {
        bytes += read;
      }
    }
    return bytes;
  }

  private static Optional<FileType> ofParts(Set<String> names) {
    boolean macros =
        names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(MACROS));
    if (macros || !names.contains(CONTENT_TYPES)) {
      return Optional.empty();
    }
    if (names.contains("word/document.xml")) {
      return Optional.of(DOCX);
    }
    return names.contains("xl/workbook.xml") ? Optional.of(XLSX) : Optional.empty();
  }

  private static boolean isText(byte[] content) {
    for (byte each : content) {
      boolean space = each == '\t' || each == '\n' || each == '\r' || each == '\f';
      if (each >= 0 && each < ' ' && !space) {
        return false;
      }
    }
    return content.length > 0 && CHARSETS.stream().anyMatch(charset -> decodes(content, charset));
  }

  private static boolean decodes(byte[] content, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
