package cn.financebrain.streaming.scan;

import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.streaming.wire.WireType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The events of the enterprises of some ranges, as the warehouse holds them. A reader takes one
 * range after the other, so that a slow one keeps nobody waiting.
 */
final class ScanSource
    implements Source<ScanBatch, ScanSplit, List<ScanSplit>>, ResultTypeQueryable<ScanBatch> {
  private static final long serialVersionUID = 1L;

  private final WarehouseSettings warehouse;
  private final String scan;
  private final Instant asOf;
  private final Map<Integer, Long> logEnd;
  private final String region;
  private final byte[] splits;

  /**
   * @param ranges that are to be read
   */
  ScanSource(WarehouseSettings warehouse, ScanPlan plan, List<ScanRange> ranges)
      throws IOException {
    this.warehouse = warehouse;
    this.scan = plan.scan().id();
    this.asOf = plan.scan().asOf();
    this.logEnd = plan.scan().logEnd().offsets();
    this.region = plan.scan().region();
    this.splits =
        new ScanSplit.ListSerializer().serialize(ranges.stream().map(ScanSplit::new).toList());
  }

  WarehouseSettings warehouse() {
    return warehouse;
  }

  String scan() {
    return scan;
  }

  Instant asOf() {
    return asOf;
  }

  LogEnd logEnd() {
    return new LogEnd(logEnd);
  }

  String region() {
    return region;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<ScanSplit, List<ScanSplit>> createEnumerator(
      SplitEnumeratorContext<ScanSplit> context) throws IOException {
    ScanSplit.ListSerializer serializer = new ScanSplit.ListSerializer();
    return new RangeQueue(context, serializer.deserialize(serializer.getVersion(), splits));
  }

  @Override
  public SplitEnumerator<ScanSplit, List<ScanSplit>> restoreEnumerator(
      SplitEnumeratorContext<ScanSplit> context, List<ScanSplit> left) {
    return new RangeQueue(context, left);
  }

  @Override
  public SourceReader<ScanBatch, ScanSplit> createReader(SourceReaderContext context) {
    return new Reader(this, context);
  }

  @Override
  public SimpleVersionedSerializer<ScanSplit> getSplitSerializer() {
    return new ScanSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<List<ScanSplit>> getEnumeratorCheckpointSerializer() {
    return new ScanSplit.ListSerializer();
  }

  @Override
  public TypeInformation<ScanBatch> getProducedType() {
    return WireType.chained(ScanBatch.class);
  }

  /** Asks for a range whenever it has none. */
  private static final class Reader
      extends SingleThreadMultiplexSourceReaderBase<ScanBatch, ScanBatch, ScanSplit, ScanSplit> {
    Reader(ScanSource source, SourceReaderContext context) {
      super(
          () -> new RangeReader(source),
          (batch, output, split) -> output.collect(batch),
          new Configuration(),
          context);
    }

    @Override
    public void start() {
      if (getNumberOfCurrentlyAssignedSplits() == 0) {
        context.sendSplitRequest();
      }
    }

    @Override
    protected void onSplitFinished(Map<String, ScanSplit> finished) {
      context.sendSplitRequest();
    }

    @Override
    protected ScanSplit initializedState(ScanSplit split) {
      return split;
    }

    @Override
    protected ScanSplit toSplitType(String id, ScanSplit split) {
      return split;
    }
  }
}
