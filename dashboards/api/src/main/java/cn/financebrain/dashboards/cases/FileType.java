package cn.financebrain.dashboards.cases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The kinds of files that may be attached, found from what is in them. */
enum FileType {
  PDF("application/pdf"),
  JPEG("image/jpeg"),
  PNG("image/png"),
  WEBP("image/webp"),
  TEXT("text/plain"),
  CSV("text/csv"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final int ENTRIES_MAX = 2_000;
  private static final long INFLATED_MAX = 200L << 20;
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String MACROS = "vbaproject.bin";
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private final String mediaType;

  FileType(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
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

  /** Reads the whole archive, since sizes that are told beforehand may be lies. */
  private static Optional<FileType> ofArchive(byte[] content) {
    Set<String> names = new HashSet<>();
    long inflated = 0;
    byte[] buffer = new byte[1 << 16];
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          inflated += read;
          if (inflated > INFLATED_MAX) {
            return Optional.empty();
          }
        }
        if (names.size() > ENTRIES_MAX) {
          return Optional.empty();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // not an archive after all, or a broken one
    }
    return ofParts(names);
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
