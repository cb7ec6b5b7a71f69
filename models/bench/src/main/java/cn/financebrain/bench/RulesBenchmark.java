package cn.financebrain.bench;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.EnterpriseSummary;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.rule.Facts;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.scoring.rule.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the product's book of rules costs for an enterprise of the simulated city, both risks
 * scored. Each call takes another enterprise.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class RulesBenchmark {
  private static final int MONTHS = 24;
  private static final double INDEX = 45;

  /** Of the city. */
  @Param("300")
  public int enterprises;

  private final List<Facts> facts = new ArrayList<>();
  private Rules rules;
  private int next;

  /** Tells the city. */
  @Setup
  public void prepare() throws IOException {
    Catalogue catalogue = Catalogue.bundled();
    rules = Rules.bundled(catalogue);
    Map<String, List<EnterpriseEvent>> byEnterprise = new LinkedHashMap<>();
    for (EnterpriseEvent event : CityEvents.of(enterprises, MONTHS)) {
      byEnterprise.computeIfAbsent(event.enterprise().text(), any -> new ArrayList<>()).add(event);
    }
    byEnterprise.values().forEach(events -> facts.add(facts(catalogue, events)));
  }

  private static Facts facts(Catalogue catalogue, List<EnterpriseEvent> events) {
    Profile profile = Profile.empty(catalogue);
    events.forEach(profile::apply);
    EnterpriseEvent last = events.get(events.size() - 1);
    Instant asOf = last.arrivalTime();
    List<Score> scores = new ArrayList<>();
    for (Risk risk : Risk.values()) {
      scores.add(
          new Score.Scored(
              last.enterprise(),
              risk,
              asOf,
              0,
              "m",
              INDEX / 100,
              0.6,
              INDEX,
              RiskModel.band(INDEX),
              1));
    }
    return new Facts(
        last.enterprise(),
        asOf,
        profile.tags(asOf, Peers.NONE),
        new EnterpriseSummary("", "330302", "J"),
        scores,
        Optional.of(last));
  }

  /** The whole book. */
  @Benchmark
  public List<Verdict> rules() {
    next = next + 1 == facts.size() ? 0 : next + 1;
    return rules.judge(facts.get(next));
  }
}
