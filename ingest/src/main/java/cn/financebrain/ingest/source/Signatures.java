package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.util.HexFormat;

/** Knows files that are not text by how they begin, and text in UTF-16 also by its NUL bytes. */
final class Signatures {
  private static final String ZIP = "504b0304";
  private static final String OLD_OFFICE = "d0cf11e0";
  private static final String PDF = "25504446";
  private static final int LENGTH = 4;

  private Signatures() {}

  /**
   * @param start the first bytes of a file that ought to be text
   * @throws SourceException naming what it is instead
   */
  static void requireText(byte[] start) throws SourceException {
    requireNotOldOffice(start);
    String signature = signature(start);
    if (signature.equals(ZIP)) {
      throw new SourceException(
          RejectReason.MALFORMED,
          "the file is a ZIP archive or a workbook, expected text; unpack it, or name it .xlsx"
              + " · 文件是压缩包或工作簿，应为文本");
    }
    if (signature.equals(PDF)) {
      throw new SourceException(
          RejectReason.MALFORMED, "the file is a PDF, expected text · 文件是 PDF，应为文本");
    }
    if (signature.startsWith("fffe") || signature.startsWith("feff") || isFullOfNuls(start)) {
      throw new SourceException(
          RejectReason.WRONG_ENCODING,
          "the file is UTF-16 or not text, expected UTF-8 or GB18030"
              + " · 编码为 UTF-16 或不是文本，应为 UTF-8 或 GB18030");
    }
  }

  /**
   * @throws SourceException if it is a workbook of before 2007, or one with a password
   */
  static void requireNotOldOffice(byte[] start) throws SourceException {
    if (signature(start).equals(OLD_OFFICE)) {
      throw new SourceException(
          RejectReason.MALFORMED,
          "the file is an old (.xls) or encrypted workbook, expected XLSX without a password, or"
              + " CSV · 文件是旧版（.xls）或加密的工作簿，应为未加密的 XLSX 或 CSV");
    }
  }

  private static String signature(byte[] start) {
    return HexFormat.of().formatHex(start, 0, Math.min(LENGTH, start.length));
  }

  /** In UTF-16 the high byte of every digit, comma and line end is NUL. */
  private static boolean isFullOfNuls(byte[] sample) {
    int nuls = 0;
    for (byte b : sample) {
      nuls += b == 0 ? 1 : 0;
    }
    return nuls > 1 && nuls > sample.length / 10;
  }
}
