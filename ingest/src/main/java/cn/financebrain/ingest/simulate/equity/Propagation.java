package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Personalised PageRank over a graph, from risky enterprises on. */
final class Propagation {
  private static final double DAMPING = 0.85;
  private static final int ROUNDS = 15;

  private final int[][] neighbours;
  private final double[] inflow;
  private final int sources;

  Propagation(
      City city, Function<Firm, ? extends Collection<Integer>> near, Predicate<Firm> risky) {
    List<Firm> firms = city.firms();
    neighbours = new int[firms.size()][];
    boolean[] source = new boolean[firms.size()];
    int count = 0;
    for (int i = 0; i < neighbours.length; i++) {
      neighbours[i] = near.apply(firms.get(i)).stream().mapToInt(number -> number - 1).toArray();
      source[i] = risky.test(firms.get(i));
      count += source[i] ? 1 : 0;
    }
    sources = count;
    inflow = run(source);
  }

  private double[] run(boolean[] source) {
    double[] rank = new double[source.length];
    double[] come = new double[source.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < rank.length; i++) {
        rank[i] = come[i] + (source[i] ? (1 - DAMPING) / sources : 0);
      }
      come = spread(rank);
    }
    return come;
  }

  private double[] spread(double[] rank) {
    double[] come = new double[rank.length];
    for (int i = 0; i < rank.length; i++) {
      for (int to : neighbours[i]) {
        come[to] += DAMPING * rank[i] / neighbours[i].length;
      }
    }
    return come;
  }

  /** What reaches the enterprise from others, of what each source gives out; at most 1. */
  double of(Firm firm) {
    return Math.min(1, sources * inflow[firm.number() - 1] / (1 - DAMPING));
  }
}
