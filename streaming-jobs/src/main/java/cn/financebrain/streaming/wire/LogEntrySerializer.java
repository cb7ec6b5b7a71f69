package cn.financebrain.streaming.wire;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Log entries on the wire to the scoring operator: positional, one byte of version first. */
public final class LogEntrySerializer extends ImmutableSerializer<LogEntry> {
  public static final LogEntrySerializer INSTANCE = new LogEntrySerializer();

  private static final int VERSION = 1;
  private static final int EVENT = 0;
  private static final int EVALUATION = 1;

  @Override
  public void serialize(LogEntry entry, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(entry.position().partition());
    out.writeLong(entry.position().offset());
    LogRecord record = entry.record();
    WireFormat.writeText(record.enterprise().text(), out);
    WireFormat.writeInstant(record.arrivalTime(), out);
    out.writeInt(record.release());
    if (record instanceof EnterpriseEvent event) {
      out.writeByte(EVENT);
      writeEvent(event, out);
    } else {
      out.writeByte(EVALUATION);
    }
  }

  private static void writeEvent(EnterpriseEvent event, DataOutputView out) throws IOException {
    WireFormat.writeText(event.key().source(), out);
    WireFormat.writeText(event.key().id(), out);
    WireFormat.writeText(event.type(), out);
    WireFormat.writeText(event.category().name(), out);
    WireFormat.writeInstant(event.eventTime(), out);
    WireFormat.writeInstant(event.availableTime(), out);
    out.writeInt(event.revision());
    out.writeBoolean(event.retracted());
    WireFormat.writeData(event.data(), out);
  }

  @Override
  public LogEntry deserialize(DataInputView in) throws IOException {
    requireVersion(in.readByte(), VERSION);
    LogPosition position = new LogPosition(in.readInt(), in.readLong());
    EnterpriseId enterprise = EnterpriseId.parse(WireFormat.readText(in));
    Instant arrivalTime = WireFormat.readInstant(in);
    int release = in.readInt();
    LogRecord record =
        in.readByte() == EVENT
            ? readEvent(enterprise, arrivalTime, release, in)
            : new Evaluation(enterprise, arrivalTime, release);
    return new LogEntry(record, position);
  }

  private static EnterpriseEvent readEvent(
      EnterpriseId enterprise, Instant arrivalTime, int release, DataInputView in)
      throws IOException {
    EventKey key = new EventKey(WireFormat.readText(in), WireFormat.readText(in));
    String type = WireFormat.readText(in);
    Category category = Category.valueOf(WireFormat.readText(in));
    Instant eventTime = WireFormat.readInstant(in);
    Instant availableTime = WireFormat.readInstant(in);
    return new EnterpriseEvent(
        key,
        type,
        category,
        enterprise,
        eventTime,
        availableTime,
        arrivalTime,
        in.readInt(),
        in.readBoolean(),
        release,
        WireFormat.readData(in));
  }

  @Override
  public TypeSerializerSnapshot<LogEntry> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser; the version stands in the bytes themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LogEntry> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
