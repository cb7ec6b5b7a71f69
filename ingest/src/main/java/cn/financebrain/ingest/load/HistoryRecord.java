package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.ingest.codec.DeadLetterCodec;
import cn.financebrain.ingest.mapping.Mapped.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the ledger said of a row of history; as bytes for the length of one load. Each comes with
 * the entries that the ledger gets before it is published.
 */
sealed interface HistoryRecord {
  record Event(String id, int revision, Draft draft) implements HistoryRecord {}

  /**
   * @param draft of the event as it was
   */
  record Retraction(String id, int revision, Draft draft) implements HistoryRecord {}

  record Letter(DeadLetter letter) implements HistoryRecord {}

  /** Nothing to publish, only to remember. */
  record Note() implements HistoryRecord {}

  byte EVENT = 'E';
  byte RETRACTION = 'R';
  byte LETTER = 'L';
  byte NOTE = 'N';

  /**
   * @param draft see {@link DraftBytes}
   */
  static byte[] event(byte[] entries, String id, int revision, byte[] draft) throws IOException {
    return event(EVENT, entries, id, revision, draft);
  }

  /**
   * @param draft see {@link DraftBytes}
   */
  static byte[] retraction(String id, int revision, byte[] draft) throws IOException {
    return event(RETRACTION, new byte[0], id, revision, draft);
  }

  private static byte[] event(byte kind, byte[] entries, String id, int revision, byte[] draft)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.length + draft.length + 64);
    DataOutputStream out = begin(bytes, kind, entries);
    out.writeUTF(id);
    out.writeInt(revision);
    out.write(draft);
    return bytes.toByteArray();
  }

  static byte[] letter(byte[] entries, DeadLetter letter) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    begin(bytes, LETTER, entries).write(DeadLetterCodec.encode(letter));
    return bytes.toByteArray();
  }

  static byte[] note(byte[] entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    begin(bytes, NOTE, entries);
    return bytes.toByteArray();
  }

  private static DataOutputStream begin(ByteArrayOutputStream bytes, byte kind, byte[] entries)
      throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(kind);
    out.writeShort(entries.length);
    out.write(entries);
    return out;
  }

  /** The entries that the ledger gets before the record is published. */
  static byte[] entries(byte[] bytes) throws IOException {
    return entries(begin(bytes));
  }

  static HistoryRecord of(byte[] bytes) throws IOException {
    DataInputStream in = begin(bytes);
    entries(in);
    return switch (bytes[0]) {
      case EVENT -> new Event(in.readUTF(), in.readInt(), DraftBytes.read(in));
      case RETRACTION -> new Retraction(in.readUTF(), in.readInt(), DraftBytes.read(in));
      case LETTER -> new Letter(DeadLetterCodec.decode(in.readAllBytes()));
      default -> new Note();
    };
  }

  private static DataInputStream begin(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1));
  }

  private static byte[] entries(DataInputStream in) throws IOException {
    byte[] entries = new byte[in.readUnsignedShort()];
    in.readFully(entries);
    return entries;
  }
}
