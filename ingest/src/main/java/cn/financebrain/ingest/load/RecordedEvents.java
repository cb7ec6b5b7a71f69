package cn.financebrain.ingest.load;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.mapping.Mapped.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Events of the log as bytes, for the length of one run: the form may change with every version.
 */
final class RecordedEvents {
  private static final int USUAL_BYTES = 256;

  private RecordedEvents() {}

  static byte[] bytes(EnterpriseEvent event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(event.key().source());
    out.writeUTF(event.key().id());
    out.writeInt(event.revision());
    out.writeBoolean(event.retracted());
    out.writeLong(event.arrivalTime().toEpochMilli());
    DraftBytes.write(
        new Draft(
            event.type(),
            event.category(),
            event.enterprise(),
            event.eventTime(),
            event.availableTime(),
            event.data()),
        out);
    return bytes.toByteArray();
  }

  /** The event as it stands in the log, under release 0. */
  static EnterpriseEvent of(byte[] bytes) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      EventKey key = new EventKey(in.readUTF(), in.readUTF());
      int revision = in.readInt();
      boolean retracted = in.readBoolean();
      Instant arrival = Instant.ofEpochMilli(in.readLong());
      Draft draft = DraftBytes.read(in);
      return new EnterpriseEvent(
          key,
          draft.type(),
          draft.category(),
          draft.enterprise(),
          draft.eventTime(),
          draft.availableTime(),
          arrival,
          revision,
          retracted,
          0,
          draft.data());
    } catch (IOException e) {
      throw new UncheckedIOException("an event of this run can't be read again", e);
    }
  }
}
