package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.mapping.Mapped.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a row of history came to, on its way to be sorted; as bytes for the length of one load. */
sealed interface HistoryRow {

  /**
   * An event that is not judged yet.
   *
   * @param row the number of its row within the table
   * @param place see {@link EventNames.Named#place}
   * @param draft see {@link DraftBytes}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Event(int row, Fingerprint content, Fingerprint place, byte[] draft)
      implements HistoryRow {}

  record Letter(DeadLetter letter) implements HistoryRow {}

  byte EVENT = 'E';
  byte LETTER = 'L';

  static byte[] bytes(int row, Draft draft, Fingerprint place) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    DataOutputStream out = new DataOutputStream(bytes);
    Fingerprint content = Fingerprint.of(draft);
    out.writeByte(EVENT);
    out.writeInt(row);
    out.writeLong(content.high());
    out.writeLong(content.low());
    out.writeLong(place.high());
    out.writeLong(place.low());
    DraftBytes.write(draft, out);
    return bytes.toByteArray();
  }

  static byte[] bytes(DeadLetter letter) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.write(LETTER);
    bytes.write(DeadLetterCodec.encode(letter));
    return bytes.toByteArray();
  }

  static HistoryRow of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readByte() == LETTER) {
      return new Letter(DeadLetterCodec.decode(in.readAllBytes()));
    }
    return new Event(
        in.readInt(),
        new Fingerprint(in.readLong(), in.readLong()),
        new Fingerprint(in.readLong(), in.readLong()),
        in.readAllBytes());
  }
}
