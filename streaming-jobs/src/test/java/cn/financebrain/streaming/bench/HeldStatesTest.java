package cn.financebrain.streaming.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Uscc;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerSums;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldStatesTest {
  @TempDir private Path temp;

  @Test
  void aFileHoldsAllOfIt() throws IOException {
    PeerGroup group = new PeerGroup("tag", List.of("A", "A1"));
    PeerSums sums = new PeerSums(3, BigInteger.TEN, BigInteger.valueOf(40));
    HeldStates written =
        new HeldStates(
            5,
            20_000,
            List.of(history("a", "bc"), history("def", "g")),
            Map.of(group, sums),
            Map.of(4L, history("other", "one")));
    Path file = temp.resolve("states");

    written.write(file);
    HeldStates read = HeldStates.read(file);

    assertThat(read.enterprises()).isEqualTo(5);
    assertThat(read.day()).isEqualTo(20_000);
    assertThat(read.sums()).isEqualTo(Map.of(group, sums));
    assertThat(read.meanBytes()).isEqualTo(3);
    assertThat(read.of(0).state()).isEqualTo(bytes("a"));
    assertThat(read.of(1).state()).isEqualTo(bytes("def"));
    assertThat(read.of(1).profile()).isEqualTo(bytes("g"));
    assertThat(read.of(4).state()).isEqualTo(bytes("other"));
  }

  @Test
  void everyEnterpriseHasAValidCodeOfItsOwn() {
    List<String> codes = LongStream.range(0, 2_000).mapToObj(HeldStates::key).toList();

    assertThat(codes).doesNotHaveDuplicates().allSatisfy(code -> new Uscc(code));
  }

  @Test
  void enterprisesAtEvenDistancesHaveManyHistories() {
    assertThat(LongStream.range(0, 5_000).map(i -> HeldStates.history(200 * i, 1_000)).distinct())
        .hasSizeGreaterThan(900);
  }

  private static HeldStates.Packed history(String state, String profile) {
    return new HeldStates.Packed(bytes(state), bytes(profile));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
