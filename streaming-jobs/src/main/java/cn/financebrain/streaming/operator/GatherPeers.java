package cn.financebrain.streaming.operator;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.peer.PeerTally;
import cn.financebrain.streaming.wire.KeptStateSerializer;
import cn.financebrain.streaming.wire.PeerChange;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the changes of a group and tells its statistics once an epoch is complete, if they are
 * others than before: when the watermark says that no record of an earlier day is to come. Must be
 * keyed by {@link PeerChange#key()}.
 */
public final class GatherPeers extends KeyedProcessFunction<String, PeerChange, PeerStatistic> {
  private static final long serialVersionUID = 1L;

  /** Its uid in the job. */
  public static final String NAME = "gather-peers";

  private transient ValueState<byte[]> tallies;

  @Override
  public void open(OpenContext context) {
    tallies =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("peer-tally-v1", KeptStateSerializer.INSTANCE));
  }

  @Override
  public void processElement(PeerChange change, Context context, Collector<PeerStatistic> out)
      throws IOException {
    PeerTally tally = tally();
    tally.add(change.day(), change.change());
    tallies.update(tally.toBytes());
    Instant epoch = DayBegins.startOf(change.day() + 1);
    context.timerService().registerEventTimeTimer(epoch.toEpochMilli() - 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PeerStatistic> out)
      throws IOException {
    long epoch = DayBegins.dayOf(Instant.ofEpochMilli(timestamp + 1));
    PeerGroup group = PeerGroup.ofKey(context.getCurrentKey());
    PeerTally tally = tally();
    tally.close(epoch).ifPresent(figures -> out.collect(new PeerStatistic(group, epoch, figures)));
    tallies.update(tally.toBytes());
  }

  private PeerTally tally() throws IOException {
    byte[] kept = tallies.value();
    return kept == null ? PeerTally.empty() : PeerTally.fromBytes(kept);
  }
}
