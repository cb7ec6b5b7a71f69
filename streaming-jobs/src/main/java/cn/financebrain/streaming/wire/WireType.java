package cn.financebrain.streaming.wire;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.scoring.peer.PeerStatistic;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type information for an immutable type that has a serialiser of our own. */
public final class WireType<T> extends TypeInformation<T> {
  public static final WireType<LogEntry> LOG_ENTRY =
      new WireType<>(LogEntry.class, LogEntrySerializer.INSTANCE);
  public static final WireType<PeerChange> PEER_CHANGE =
      new WireType<>(PeerChange.class, PeerChangeSerializer.INSTANCE);
  public static final WireType<PeerStatistic> PEER_STATISTIC =
      new WireType<>(PeerStatistic.class, PeerStatisticSerializer.INSTANCE);
  public static final WireType<DayBegins> DAY_BEGINS =
      new WireType<>(DayBegins.class, DayBeginsSerializer.INSTANCE);
  public static final WireType<EpochPart> EPOCH_PART =
      new WireType<>(EpochPart.class, EpochPartSerializer.INSTANCE);
  public static final WireType<DeadLetter> DEAD_LETTER =
      new WireType<>(DeadLetter.class, DeadLetterSerializer.INSTANCE);

  private final Class<T> type;
  private final TypeSerializer<T> serializer;

  private WireType(Class<T> type, TypeSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  /** A type whose objects never leave their chain of operators, see {@link ChainedSerializer}. */
  public static <T> WireType<T> chained(Class<T> type) {
    return new WireType<>(type, new ChainedSerializer<>());
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof WireType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireType<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type);
  }

  @Override
  public String toString() {
    return "WireType<" + type.getSimpleName() + '>';
  }
}
