package cn.financebrain.ingest.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws from a stream of random numbers. The stream depends on nothing but the numbers it was made
 * of; {@link StrictMath} keeps the draws alike on every machine.
 */
public final class Draws {
  private static final double LARGE_MEAN = 60;

  private final SplittableRandom random;

  private Draws(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The stream that belongs to these numbers, in this order. */
  public static Draws of(long... parts) {
    long seed = 0;
    for (long part : parts) {
      seed = mix(seed * 31 + part);
    }
    return new Draws(seed);
  }

  /** The finaliser of SplitMix64. */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  public double uniform(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Of mean 0 and standard deviation 1. */
  public double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /**
   * @param sigma standard deviation of the logarithm
   */
  public double lognormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** A count of events of which {@code mean} are expected; 0 for a mean of 0 or less. */
  public int poisson(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > LARGE_MEAN) {
      return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * gaussian()));
    }
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of these texts. */
  public String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  public LocalDate dayOf(YearMonth month) {
    return month.atDay(between(1, month.lengthOfMonth()));
  }
}
