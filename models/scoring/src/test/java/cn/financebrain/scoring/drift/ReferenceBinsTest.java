package cn.financebrain.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.Histogram;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceBinsTest {
  @Test
  void aNumberOnAnEdgeIsInTheBinAboveIt() {
    Bins.Numbers bins = new Bins.Numbers(List.of(10.0, 20.0));

    assertThat(bins.of(Math.nextDown(10.0))).isZero();
    assertThat(bins.of(10)).isEqualTo(1);
    assertThat(bins.of(20)).isEqualTo(2);
    assertThat(bins.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(bins.of(Double.NaN)).isEqualTo(3).isEqualTo(bins.unknown());
    assertThat(bins.size()).isEqualTo(4);
  }

  @Test
  void binsHoldAsManyOfTheBase() {
    double[] values = IntStream.range(0, 1_000).asDoubleStream().toArray();

    Histogram counted = Bins.count(ReferenceBins.ofNumbers(values, 10), values);

    assertThat(counted.counts()).hasSize(11).endsWith(0L);
    assertThat(counted.counts().subList(0, 10)).allMatch(count -> count == 100);
  }

  @Test
  void zerosThatAreMostOfATagHaveABinOfTheirOwn() {
    double[] values = new double[100];
    values[97] = 3;
    values[98] = 5;
    values[99] = Double.NaN;

    Bins.Numbers bins = ReferenceBins.ofNumbers(values, 10);

    assertThat(bins.edges()).containsExactly(0.0, 3.0);
    assertThat(Bins.count(bins, values).counts()).containsExactly(0L, 97L, 2L, 1L);
  }

  @Test
  void whereAllAreAlikeWhatIsMoreLaterIsSeen() {
    double[] ones = new double[300];
    Arrays.fill(ones, 1);
    double[] twos = new double[300];
    Arrays.fill(twos, 2);

    assertThat(StabilityIndex.of(ones, ones, 10)).isZero();
    assertThat(StabilityIndex.of(ones, twos, 10)).isGreaterThan(DriftJudge.ALARM);
  }

  @Test
  void whereNothingIsKnownOneBinAwaitsWhatIs() {
    Bins.Numbers bins = ReferenceBins.ofNumbers(new double[] {Double.NaN, Double.NaN}, 10);

    assertThat(bins.edges()).isEmpty();
    assertThat(bins.of(7)).isZero();
    assertThat(bins.of(Double.NaN)).isEqualTo(1);
  }

  @Test
  void codesThatAreRareOrNewShareABin() {
    Stream<String> seen =
        IntStream.range(0, 30)
            .boxed()
            .flatMap(code -> Collections.nCopies(code + 1, "c%02d".formatted(code)).stream());

    Bins.Codes bins = ReferenceBins.ofCodes(Stream.concat(seen, Stream.of((String) null)));

    assertThat(bins.codes()).hasSize(ReferenceBins.NAMED_CODES).startsWith("c29", "c28");
    assertThat(bins.of("c29")).isZero();
    assertThat(bins.of("c00")).as("rare").isEqualTo(20).isEqualTo(bins.others());
    assertThat(bins.of("never seen")).isEqualTo(bins.others());
    assertThat(bins.of((String) null)).isEqualTo(21);
    assertThat(ReferenceBins.ofCodes(Stream.of("b", "a")).codes()).containsExactly("a", "b");
  }

  @Test
  void truthsAreNoYesOrNotKnown() {
    assertThat(Bins.count(new Bins.Truths(), new double[] {1, 0, 0, Double.NaN}).counts())
        .containsExactly(2L, 1L, 1L);
  }

  @Test
  void binsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Bins.Numbers(List.of(1.0, 1.0)))
        .hasMessageContaining("edge 1 is 1.0");
    assertThatThrownBy(() -> new Bins.Numbers(List.of(Double.NaN))).hasMessageContaining("edge 0");
    assertThatThrownBy(() -> new Bins.Codes(List.of("a", "a"))).hasMessageContaining("two bins");
    assertThatThrownBy(() -> new Histogram(new Bins.Truths(), List.of(1L, 2L)))
        .hasMessageContaining("expected 3 counts");
    assertThatThrownBy(() -> new Histogram(new Bins.Truths(), List.of(1L, 2L, -1L)))
        .hasMessageContaining("none below 0");
  }
}
