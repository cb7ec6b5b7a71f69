package cn.financebrain.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/** Tells UTF-8 from GB18030 by a sample of the bytes. */
final class Encodings {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private Encodings() {}

  /** UTF-8 if what is beyond ASCII is mostly well-formed UTF-8, which GB18030 hardly ever is. */
  static Charset detect(byte[] sample) {
    long good = 0;
    long bad = 0;
    int i = 0;
    while (i < sample.length) {
      int size = sequence(sample, i);
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
  private static int sequence(byte[] sample, int start) {
    int first = sample[start] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int size = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    if (size == 0 || first >= 0xf5 || start + size > sample.length) {
      return start + size > sample.length ? 1 : 0;
    }
    for (int i = 1; i < size; i++) {
      if ((sample[start + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
