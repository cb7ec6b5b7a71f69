package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  private static double sum(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::add);
    return sum.value();
  }

  @Property
  void orderChangesNothing(
      @ForAll List<@DoubleRange(min = -1e15, max = 1e15) Double> numbers, @ForAll long seed) {
    List<Double> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(sum(shuffled)).isEqualTo(sum(numbers));
  }

  @Property
  void isTheExactSumOfTheRoundedNumbers(
      @ForAll List<@DoubleRange(min = -1e15, max = 1e15) Double> numbers) {
    BigDecimal exact =
        numbers.stream()
            .map(number -> new BigDecimal(Math.rint(number * 0x1p40)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    double expected = exact.doubleValue() * 0x1p-40;

    assertThat(sum(numbers)).isBetween(Math.nextDown(expected), Math.nextUp(expected));
  }

  @Property
  void whatIsTakenAwayLeavesNoTrace(
      @ForAll List<@DoubleRange(min = -4e18, max = 4e18) Double> kept,
      @ForAll List<Double> removed) {
    ExactSum sum = new ExactSum();
    removed.forEach(sum::add);
    kept.forEach(sum::add);
    removed.forEach(sum::remove);

    assertThat(sum.value()).isEqualTo(sum(kept));
  }

  @Property
  void timesIsAddingSoOften(
      @ForAll @DoubleRange(min = -1e12, max = 1e12) double number,
      @ForAll @LongRange(min = -500, max = 500) long times) {
    ExactSum one = new ExactSum();
    one.addTimes(number, times);
    ExactSum many = new ExactSum();
    for (long i = 0; i < Math.abs(times); i++) {
      if (times > 0) {
        many.add(number);
      } else {
        many.remove(number);
      }
    }

    assertThat(one.value()).isEqualTo(many.value());
  }

  @Test
  void aNumberThatDoesNotFitMakesItNoNumberUntilItIsRemoved() {
    ExactSum sum = new ExactSum();
    sum.add(1.5);
    sum.add(1e300);
    assertThat(sum.value()).isNaN();
    sum.remove(1e300);
    assertThat(sum.value()).isEqualTo(1.5);
  }

  @Test
  void sumsAddAndLeave() {
    ExactSum one = new ExactSum();
    one.add(0.1);
    ExactSum other = new ExactSum();
    other.add(-1e17);
    other.add(0.2);
    one.add(other);
    one.remove(other);

    assertThat(one.value()).isEqualTo(sum(List.of(0.1)));
  }
}
