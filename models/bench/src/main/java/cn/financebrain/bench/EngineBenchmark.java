package cn.financebrain.bench;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.ingest.codec.LogCodec;
import cn.financebrain.scoring.EnterpriseState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What an event costs the engine, and beside it what it costs to decode the same events from the
 * log and to discard them. Each invocation goes once over all; the counters tell events and states
 * a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@State(Scope.Benchmark)
public class EngineBenchmark {
  /** Enterprises of the city. */
  @Param("300")
  public int enterprises;

  /** Length of its history. */
  @Param("24")
  public int months;

  /** Tags of the catalogue, see {@link Engine#of}. */
  @Param("10000")
  public int tags;

  private List<EnterpriseEvent> events;
  private List<ProducerRecord<byte[], byte[]>> records;
  private Engine engine;
  private List<byte[]> packed;

  /** What was done, as rates. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Done {
    /** Events or states. */
    public long each;
  }

  /** Makes the city, its records, and the states as they are in the end. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    events = CityEvents.of(enterprises, months);
    records = new ArrayList<>();
    events.forEach(event -> records.add(LogCodec.encode(event, "bench", 0)));
    engine = Engine.of(tags);
    engine.processAll(events);
    packed = engine.states().values().stream().map(EnterpriseState::toBytes).toList();
  }

  /** Records of the log to events, which are discarded. */
  @Benchmark
  public void decode(Blackhole discarded, Done done) {
    for (ProducerRecord<byte[], byte[]> found : records) {
      discarded.consume(LogCodec.decode(found.headers(), found.value()));
    }
    done.each += records.size();
  }

  /** All tags of the enterprise brought up to date at each event; all states stay open. */
  @Benchmark
  public void tags(Blackhole discarded, Done done) {
    Engine fresh = engine.anew();
    for (int i = 0; i < events.size(); i++) {
      discarded.consume(fresh.process(events.get(i), i));
    }
    done.each += events.size();
  }

  /** The same where each state is read from bytes and written back, as if none stayed open. */
  @Benchmark
  public void tagsOfClosedStates(Blackhole discarded, Done done) {
    Map<String, byte[]> states = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      EnterpriseEvent event = events.get(i);
      String key = event.enterprise().text();
      EnterpriseState state = engine.readOrEmpty(states.get(key));
      discarded.consume(engine.process(state, event, new LogPosition(0, i)));
      states.put(key, state.toBytes());
    }
    done.each += events.size();
  }

  /** States from bytes. */
  @Benchmark
  public void read(Blackhole discarded, Done done) {
    packed.forEach(state -> discarded.consume(engine.readOrEmpty(state)));
    done.each += packed.size();
  }

  /** States to bytes. */
  @Benchmark
  public void write(Blackhole discarded, Done done) {
    engine.states().values().forEach(state -> discarded.consume(state.toBytes()));
    done.each += packed.size();
  }
}
