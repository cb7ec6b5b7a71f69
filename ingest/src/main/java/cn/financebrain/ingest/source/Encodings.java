package cn.financebrain.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.RejectReason;
import java.nio.charset.Charset;

/** Tells UTF-8 from GB18030 by a sample of the bytes. */
final class Encodings {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private Encodings() {}

  /**
   * UTF-8 if what is beyond ASCII is mostly well-formed UTF-8, which GB18030 text hardly ever is.
   *
   * @throws SourceException if the sample starts with the mark of UTF-16
   */
  static Charset detect(byte[] sample, int length) throws SourceException {
    int mark = length < 2 ? 0 : ((sample[0] & 0xff) << 8) | (sample[1] & 0xff);
    if (mark == 0xfffe || mark == 0xfeff) {
      throw new SourceException(
          RejectReason.WRONG_ENCODING,
          "the file is UTF-16, expected UTF-8 or GB18030 · 编码为 UTF-16，应为 UTF-8 或 GB18030");
    }
    long good = 0;
    long bad = 0;
    int i = 0;
    while (i < length) {
      int size = sequence(sample, i, length);
      if (size > 1) {
        good++;
      } else if (size < 1) {
        bad++;
      }
      i += Math.max(1, size);
    }
    return good >= bad ? UTF_8 : GB18030;
  }

  /** Bytes of the UTF-8 sequence that starts here; 0 if none does, or if the sample ends in it. */
  private static int sequence(byte[] sample, int start, int length) {
    int first = sample[start] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int size = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    if (size == 0 || first >= 0xf5 || start + size > length) {
      return start + size > length ? 1 : 0;
    }
    for (int i = 1; i < size; i++) {
      if ((sample[start + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
