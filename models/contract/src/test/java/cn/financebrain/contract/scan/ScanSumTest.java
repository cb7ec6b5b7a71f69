package cn.financebrain.contract.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanSumTest {
  @Test
  void theOrderOfWhatIsAddedDoesNotMatterAndNothingIsLost() {
    ScanSum one = new ScanSum(1, -1);
    ScanSum two = new ScanSum(Long.MAX_VALUE, 3);
    ScanSum three = new ScanSum(-5, Long.MIN_VALUE);

    assertThat(one.plus(two).plus(three)).isEqualTo(three.plus(one).plus(two));
    assertThat(one.plus(two)).isEqualTo(new ScanSum(Long.MIN_VALUE + 1, 2));
  }

  @Test
  void aResultThatIsCountedTwiceIsSeen() {
    ScanSum one = new ScanSum(7, 9);

    assertThat(one.plus(one)).isNotEqualTo(ScanSum.ZERO).isNotEqualTo(one);
    assertThat(one.text()).isEqualTo("00000000000000070000000000000009");
  }

  @Test
  void aLogEndIsReadAsItWasWritten() {
    LogEnd end = new LogEnd(Map.of(2, 15L, 0, 4_711L));

    assertThat(end.text()).isEqualTo("0:4711 2:15");
    assertThat(LogEnd.parse(end.text())).isEqualTo(end);
    assertThat(LogEnd.parse("").offsets()).isEmpty();
    assertThatThrownBy(() -> LogEnd.parse("0;1")).hasMessageContaining("partition:offset");
  }
}
