package cn.financebrain.streaming.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A partition from an offset on, and how far its clock had got before. */
final class ClockedSplit extends KafkaPartitionSplit {
  private final long clock;

  /**
   * @param clock the latest arrival of the records before the offset, in milliseconds
   */
  ClockedSplit(KafkaPartitionSplit split, long clock) {
    super(
        split.getTopicPartition(),
        split.getStartingOffset(),
        split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
    this.clock = clock;
  }

  long clock() {
    return clock;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClockedSplit that && super.equals(other) && clock == that.clock;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Long.hashCode(clock);
  }

  /**
   * Writes the clock before what the serialiser of the plain split writes; reads plain ones too.
   */
  record Serializer(SimpleVersionedSerializer<KafkaPartitionSplit> plain)
      implements SimpleVersionedSerializer<KafkaPartitionSplit> {
    /** Added to the version of the plain serialiser where a clock may stand before. */
    private static final int WITH_CLOCK = 1_000;

    private static final byte PLAIN = 0;
    private static final byte CLOCKED = 1;

    @Override
    public int getVersion() {
      return WITH_CLOCK + plain.getVersion();
    }

    @Override
    public byte[] serialize(KafkaPartitionSplit split) throws IOException {
      byte[] rest = plain.serialize(split);
      if (split instanceof ClockedSplit clocked) {
        return ByteBuffer.allocate(1 + Long.BYTES + rest.length)
            .put(CLOCKED)
            .putLong(clocked.clock)
            .put(rest)
            .array();
      }
      return ByteBuffer.allocate(1 + rest.length).put(PLAIN).put(rest).array();
    }

    @Override
    public KafkaPartitionSplit deserialize(int version, byte[] bytes) throws IOException {
      if (version < WITH_CLOCK) {
        return plain.deserialize(version, bytes);
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      boolean clocked = in.get() == CLOCKED;
      long clock = clocked ? in.getLong() : 0;
      KafkaPartitionSplit split =
          plain.deserialize(
              version - WITH_CLOCK, Arrays.copyOfRange(bytes, in.position(), bytes.length));
      return clocked ? new ClockedSplit(split, clock) : split;
    }
  }
}
