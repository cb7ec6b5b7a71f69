package cn.financebrain.scoring.peer;

import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.Peers;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Number, sum and sum of squares of measures, or a change of them. Measures are rounded to
 * multiples of 2<sup>−40</sup> once; after that nothing is lost, so that sums depend on no order
 * and a measure that is taken away leaves no trace.
 *
 * @param sum in units of 2<sup>−40</sup>
 * @param squares in units of 2<sup>−80</sup>
 */
public record PeerSums(long count, BigInteger sum, BigInteger squares) {
  public static final PeerSums NONE = new PeerSums(0, BigInteger.ZERO, BigInteger.ZERO);

  private static final double LIMIT = 0x1p62;
  private static final double SCALE = 0x1p40;
  private static final double UNIT = 0x1p-40;

  /** Whether a number can be a measure: finite, and within ±2<sup>62</sup>. */
  static boolean fits(double measure) {
    return Math.abs(measure) < LIMIT;
  }

  /** The measure in units of 2<sup>−40</sup>. */
  static BigInteger units(double measure) {
    double units = Math.rint(measure * SCALE);
    return Math.abs(units) < 0x1p62
        ? BigInteger.valueOf((long) units)
        : new BigDecimal(units).toBigInteger();
  }

  /** One measure. */
  static PeerSums of(BigInteger units) {
    return new PeerSums(1, units, units.multiply(units));
  }

  public PeerSums plus(PeerSums other) {
    return new PeerSums(count + other.count, sum.add(other.sum), squares.add(other.squares));
  }

  PeerSums minus(PeerSums other) {
    return new PeerSums(
        count - other.count, sum.subtract(other.sum), squares.subtract(other.squares));
  }

  /** Mean and standard deviation; the deviation is 0 exactly where all measures are equal. */
  Peers.Group figures() {
    if (count == 0) {
      return new Peers.Group(0, 0, 0);
    }
    BigInteger spread = squares.multiply(BigInteger.valueOf(count)).subtract(sum.multiply(sum));
    return new Peers.Group(
        count, sum.doubleValue() / count * UNIT, Math.sqrt(spread.doubleValue()) / count * UNIT);
  }

  /** Appends what {@link #read} reads. */
  public void write(ByteWriter out) {
    out.integer(count).block(sum.toByteArray()).block(squares.toByteArray());
  }

  /**
   * @throws IllegalArgumentException if the bytes are damaged
   */
  public static PeerSums read(ByteReader in) {
    return new PeerSums(in.integer(), number(in), number(in));
  }

  private static BigInteger number(ByteReader in) {
    byte[] bytes = in.block();
    if (bytes.length == 0) {
      throw new IllegalArgumentException("damaged sums: a number has no octets");
    }
    return new BigInteger(bytes);
  }
}
