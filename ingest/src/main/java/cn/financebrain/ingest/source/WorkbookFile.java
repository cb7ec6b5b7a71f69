package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Looks at an XLSX file from outside, before its contents are unpacked into memory. */
final class WorkbookFile {
  static final String NONE = "not an XLSX workbook, or one that is cut or damaged: ";

  /** Its texts are held in memory all the while. */
  private static final long TEXTS_LIMIT = 256L << 20;

  private static final String TEXTS = "xl/sharedStrings.xml";

  /** XML of real tables shrinks to a tenth or a thirtieth. */
  private static final int RATIO_LIMIT = 150;

  private static final long RATIO_FROM = 32L << 20;

  private WorkbookFile() {}

  /**
   * @return which cells refer to texts that are not there
   * @throws SourceException if it is no ZIP archive, or one whose parts are too large or lie
   */
  static SharedTexts require(Path file) throws IOException, SourceException {
    try (InputStream in = Files.newInputStream(file)) {
      Signatures.requireNotOldOffice(in.readNBytes(8));
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> parts = zip.stream().toList();
      int texts = 0;
      for (ZipEntry part : parts) {
        requireSize(part);
        texts += CellScan.countTexts(zip, part);
      }
      SharedTexts shared = new SharedTexts(texts);
      for (ZipEntry part : parts) {
        CellScan.require(zip, part, shared);
      }
      return shared;
    } catch (ZipException e) {
      throw new SourceException(RejectReason.TRUNCATED, NONE + e.getMessage());
    }
  }

  private static void requireSize(ZipEntry entry) throws SourceException {
    long size = entry.getSize();
    boolean hollow =
        size > RATIO_FROM && size / Math.max(1, entry.getCompressedSize()) > RATIO_LIMIT;
    if (hollow || (size > TEXTS_LIMIT && entry.getName().equals(TEXTS))) {
      throw new SourceException(
          RejectReason.FIELD_TOO_LONG,
          "part %s of the workbook is %,d bytes unpacked, which is too much; save it as CSV"
              .formatted(entry.getName(), size));
    }
  }
}
