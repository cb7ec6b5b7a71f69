package cn.financebrain.contract.drift;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * How values are put into bins, counted from 0. The last bin holds those that are not known, so
 * that a value that is known is in one of the others, whatever it is.
 */
public sealed interface Bins {
  /** How many there are, that of what is not known among them. */
  int size();

  /** The bin of what is not known. */
  default int unknown() {
    return size() - 1;
  }

  /**
   * Of numbers: bin {@code b} holds those from edge {@code b − 1} on and below edge {@code b}; the
   * first has no lower end and the last but one no upper.
   *
   * @param edges finite, rising strictly; may be empty
   */
  record Numbers(List<Double> edges) implements Bins {
    public Numbers {
      edges = List.copyOf(edges);
      for (int i = 0; i < edges.size(); i++) {
        double edge = edges.get(i);
        if (!Double.isFinite(edge) || (i > 0 && edge <= edges.get(i - 1))) {
          throw new IllegalArgumentException(
              "edge %d is %s, expected a finite number above the one before".formatted(i, edge));
        }
      }
    }

    @Override
    public int size() {
      return edges.size() + 2;
    }

    /**
     * @param value {@code NaN} is not known
     */
    public int of(double value) {
      if (Double.isNaN(value)) {
        return unknown();
      }
      int bin = 0;
      while (bin < edges.size() && value >= edges.get(bin)) {
        bin++;
      }
      return bin;
    }
  }

  /** Of yes and no: no, yes, not known. */
  record Truths() implements Bins {
    @Override
    public int size() {
      return 3;
    }

    /**
     * @param value 1 is yes, 0 no, {@code NaN} not known
     */
    public int of(double value) {
      return Double.isNaN(value) ? unknown() : value == 0 ? 0 : 1;
    }
  }

  /**
   * Of codes: a bin for each that is named, then one for all others, then one for not known.
   *
   * @param codes each once
   */
  record Codes(List<String> codes) implements Bins {
    public Codes {
      codes = List.copyOf(codes);
      if (new HashSet<>(codes).size() < codes.size()) {
        throw new IllegalArgumentException("a code has two bins: " + codes);
      }
    }

    @Override
    public int size() {
      return codes.size() + 2;
    }

    /** The bin of all codes that are not named. */
    public int others() {
      return codes.size();
    }

    /**
     * @param code {@code null} is not known
     */
    public int of(String code) {
      if (code == null) {
        return unknown();
      }
      int named = codes.indexOf(code);
      return named < 0 ? others() : named;
    }
  }

  /** How many of the numbers are in each bin, see {@link Numbers#of} and {@link Truths#of}. */
  static Histogram count(Bins bins, double[] values) {
    if (bins instanceof Numbers numbers) {
      return Histogram.of(bins, Arrays.stream(values).mapToInt(numbers::of));
    }
    if (bins instanceof Truths truths) {
      return Histogram.of(bins, Arrays.stream(values).mapToInt(truths::of));
    }
    throw new IllegalArgumentException("numbers can't be put into bins of codes");
  }
}
