package cn.financebrain.streaming.wire;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.EventFields;
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

  private static final int VERSION = 2;
  private static final int FIRST_VERSION = 1;
  private static final int EVENT = 0;
  private static final int EVALUATION = 1;

  @Override
  public void serialize(LogEntry entry, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(entry.position().partition());
    out.writeLong(entry.position().offset());
    LogRecord record = entry.record();
    WireFormat.writeUtf8(record.enterprise().text(), out);
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
    WireFormat.writeUtf8(event.key().source(), out);
    WireFormat.writeUtf8(event.key().id(), out);
    WireFormat.writeUtf8(event.type(), out);
    WireFormat.writeUtf8(event.category().name(), out);
    WireFormat.writeInstant(event.eventTime(), out);
    WireFormat.writeInstant(event.availableTime(), out);
    out.writeInt(event.revision());
    out.writeBoolean(event.retracted());
    WireFormat.writeFields(event.data(), out);
  }

  @Override
  public LogEntry deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version == FIRST_VERSION) {
      return read(in, Texts.FIRST);
    }
    requireVersion(version, VERSION);
    return read(in, Texts.NOW);
  }

  /** How a version writes texts. */
  private enum Texts {
    FIRST {
      @Override
      String text(DataInputView in) throws IOException {
        return WireFormat.readText(in);
      }

      @Override
      String name(DataInputView in) throws IOException {
        return WireFormat.readText(in);
      }

      @Override
      EventFields data(DataInputView in) throws IOException {
        return WireFormat.readData(in);
      }
    },
    NOW {
      @Override
      String text(DataInputView in) throws IOException {
        return WireFormat.readUtf8(in);
      }

      @Override
      String name(DataInputView in) throws IOException {
        return WireFormat.readName(in);
      }

      @Override
      EventFields data(DataInputView in) throws IOException {
        return WireFormat.readFields(in);
      }
    };

    abstract String text(DataInputView in) throws IOException;

    abstract String name(DataInputView in) throws IOException;

    abstract EventFields data(DataInputView in) throws IOException;
  }

  private static LogEntry read(DataInputView in, Texts texts) throws IOException {
    LogPosition position = new LogPosition(in.readInt(), in.readLong());
    EnterpriseId enterprise = EnterpriseId.parse(texts.text(in));
    Instant arrivalTime = WireFormat.readInstant(in);
    int release = in.readInt();
    LogRecord record =
        in.readByte() == EVENT
            ? readEvent(enterprise, arrivalTime, release, in, texts)
            : new Evaluation(enterprise, arrivalTime, release);
    return new LogEntry(record, position);
  }

  private static EnterpriseEvent readEvent(
      EnterpriseId enterprise, Instant arrivalTime, int release, DataInputView in, Texts texts)
      throws IOException {
    EventKey key = new EventKey(texts.name(in), texts.text(in));
    String type = texts.name(in);
    Category category = Category.valueOf(texts.name(in));
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
        texts.data(in));
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
