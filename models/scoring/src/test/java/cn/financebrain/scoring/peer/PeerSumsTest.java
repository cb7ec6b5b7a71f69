package cn.financebrain.scoring.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.Peers;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PeerSumsTest {
  private static PeerSums of(double... measures) {
    PeerSums sums = PeerSums.NONE;
    for (double measure : measures) {
      sums = sums.plus(PeerSums.of(PeerSums.units(measure)));
    }
    return sums;
  }

  @Test
  void figuresAreMeanAndDeviationOfThePopulation() {
    Peers.Group figures = of(2, 4, 4, 4, 5, 5, 7, 9).figures();

    assertThat(figures).isEqualTo(new Peers.Group(8, 5, 2));
  }

  @Test
  void equalMeasuresHaveNoDeviationAtAll() {
    assertThat(of(0.1, 0.1, 0.1).figures().deviation()).isZero();
    assertThat(of(0.1, 0.1, 0.1).figures().mean()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void whatIsTakenAwayLeavesNoTraceBesideHugeNumbers() {
    PeerSums with = of(1e-9, 4e18, -3);

    assertThat(with.minus(of(4e18))).isEqualTo(of(1e-9, -3));
  }

  @Test
  void numbersThatAreNoneDoNotFit() {
    assertThat(PeerSums.fits(Double.NaN)).isFalse();
    assertThat(PeerSums.fits(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(PeerSums.fits(1e19)).isFalse();
    assertThat(PeerSums.fits(-4e18)).isTrue();
  }

  @Test
  void bytesComeBack() {
    ByteWriter out = new ByteWriter();
    of(1, -7, 3e17).write(out);

    assertThat(PeerSums.read(new ByteReader(out.toBytes()))).isEqualTo(of(1, -7, 3e17));
  }

  /** A checkpoint may hold these. */
  @Test
  void aTallyKeepsItsBytes() {
    byte[] golden =
        HexFormat.of().parseHex("010402031240000000000000000002c0b802010cff00000000000205");

    PeerTally tally = PeerTally.fromBytes(golden);

    assertThat(tally.toBytes()).isEqualTo(golden);
    assertThat(tally.close(20_000)).isEmpty();
    assertThat(tally.close(20_001)).map(Peers.Group::count).contains(1L);
  }

  @Test
  void aTallyOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> PeerTally.fromBytes(new byte[] {9}))
        .hasMessage("peer tally of version 9, expected 1");
  }
}
