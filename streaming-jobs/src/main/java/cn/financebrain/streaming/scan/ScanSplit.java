package cn.financebrain.streaming.scan;

import cn.financebrain.contract.scan.ScanRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A range of a scan as Flink hands it to a reader. */
record ScanSplit(ScanRange range) implements SourceSplit {
  private static final int VERSION = 1;

  @Override
  public String splitId() {
    return Integer.toString(range.number());
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(range.number());
    out.writeUTF(range.first());
    out.writeUTF(range.last());
    out.writeLong(range.enterprises());
  }

  private static ScanSplit read(DataInputStream in) throws IOException {
    return new ScanSplit(new ScanRange(in.readInt(), in.readUTF(), in.readUTF(), in.readLong()));
  }

  private static void require(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException("version %d of a split, expected %d".formatted(version, VERSION));
    }
  }

  /** Splits as bytes. */
  static final class Serializer implements SimpleVersionedSerializer<ScanSplit> {
    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(ScanSplit split) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      split.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    }

    @Override
    public ScanSplit deserialize(int version, byte[] bytes) throws IOException {
      require(version);
      return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
  }

  /** The splits that nobody has yet, as bytes. */
  static final class ListSerializer implements SimpleVersionedSerializer<List<ScanSplit>> {
    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(List<ScanSplit> splits) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(splits.size());
      for (ScanSplit split : splits) {
        split.write(out);
      }
      return bytes.toByteArray();
    }

    @Override
    public List<ScanSplit> deserialize(int version, byte[] bytes) throws IOException {
      require(version);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      List<ScanSplit> splits = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        splits.add(read(in));
      }
      return splits;
    }
  }
}
