package cn.financebrain.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.data.ClickHouseCityHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CityHashTest {

  @Test
  @SuppressWarnings("deprecation")
  void givesTheValuesOfTheOfficialClient() {
    byte[] bytes = new byte[2000];
    new Random(1).nextBytes(bytes);

    for (int length = 0; length < 1000; length++) {
      long[] expected = ClickHouseCityHash.cityHash128(bytes, 7, length);

      assertThat(CityHash.of(bytes, 7, length))
          .as("length %s", length)
          .isEqualTo(new CityHash.Hash(expected[0], expected[1]));
    }
  }
}
