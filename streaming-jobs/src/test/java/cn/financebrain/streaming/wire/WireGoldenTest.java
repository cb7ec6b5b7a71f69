package cn.financebrain.streaming.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.Uscc;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.peer.PeerSums;
import cn.financebrain.scoring.profile.Peers;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The bytes between operators stay what they were: a savepoint may hold them in flight. */
class WireGoldenTest {
  private static final LogEntry EVENT =
      new LogEntry(
          new EnterpriseEvent(
              new EventKey("city/tax", "t-1"),
              "tax.assessed",
              Category.TAX,
              new Uscc("91330100799655058B"),
              Instant.parse("2026-01-02T03:04:05.006Z"),
              Instant.parse("2026-02-01T00:00:00Z"),
              Instant.parse("2026-02-02T00:00:00.000000007Z"),
              2,
              false,
              3,
              Map.of(
                  "amount", new FieldValue.Quantity(12.5),
                  "kind", new FieldValue.Text("增值税"),
                  "late", new FieldValue.Flag(true),
                  "paid", new FieldValue.Flag(false))),
          new LogPosition(5, 123_456_789_012L));
  private static final LogEntry EVALUATION =
      new LogEntry(
          new Evaluation(new ForeignId("test", "7"), Instant.parse("2026-03-01T00:00:00Z"), 4),
          new LogPosition(0, 0));
  private static final DeadLetter LETTER =
      new DeadLetter(
          "stream",
          "fb.event.v1/3",
          42,
          "ce_time",
          RejectReason.BAD_DATE,
          "'x', expected an instant",
          "{}",
          Instant.parse("2026-01-02T03:04:05Z"));

  private static final PeerGroup GROUP =
      new PeerGroup("reg_capital_industry_z", List.of("J", "66"));

  @Test
  void anEventKeepsItsBytes() throws IOException {
    assertGolden(LogEntrySerializer.INSTANCE, EVENT, "log-entry-event.v2.hex");
  }

  @Test
  void anEvaluationKeepsItsBytes() throws IOException {
    assertGolden(LogEntrySerializer.INSTANCE, EVALUATION, "log-entry-evaluation.v2.hex");
  }

  @Test
  void recordsOfTheFirstVersionAreReadOn() throws IOException {
    assertReadOn(LogEntrySerializer.INSTANCE, EVENT, "log-entry-event.v1.hex");
    assertReadOn(LogEntrySerializer.INSTANCE, EVALUATION, "log-entry-evaluation.v1.hex");
  }

  @Test
  void aChangeOfAGroupKeepsItsBytes() throws IOException {
    PeerChange change =
        new PeerChange(
            GROUP, 20_000, new PeerSums(-2, BigInteger.valueOf(-3), BigInteger.ONE.shiftLeft(100)));

    assertGolden(PeerChangeSerializer.INSTANCE, change, "peer-change.v1.hex");
  }

  @Test
  void aStatisticKeepsItsBytes() throws IOException {
    PeerStatistic statistic = new PeerStatistic(GROUP, -1, new Peers.Group(21, 1.5, 0.25));

    assertGolden(PeerStatisticSerializer.INSTANCE, statistic, "peer-statistic.v1.hex");
  }

  @Test
  void theMarkOfADayKeepsItsBytes() throws IOException {
    StaleTypes stale =
        new StaleTypes(
            new TreeMap<>(Map.of("tax.assessed", new TreeSet<>(Set.of("city/tax", "市/税务")))));

    assertGolden(DayBeginsSerializer.INSTANCE, new DayBegins(-1), "day-begins-unknown.v1.hex");
    assertGolden(
        DayBeginsSerializer.INSTANCE,
        new DayBegins(20_000, Optional.of(stale)),
        "day-begins.v1.hex");
  }

  @Test
  void thePartsOfAnEpochKeepTheirBytes() throws IOException {
    assertGolden(
        EpochPartSerializer.INSTANCE,
        new EpochPart.OfPeers(new PeerStatistic(GROUP, -1, new Peers.Group(21, 1.5, 0.25))),
        "epoch-part-peers.v1.hex");
    assertGolden(
        EpochPartSerializer.INSTANCE,
        new EpochPart.OfFeeds(new DayBegins(20_000, Optional.of(StaleTypes.NONE))),
        "epoch-part-feeds.v1.hex");
  }

  @Test
  void aDeadLetterKeepsItsBytes() throws IOException {
    assertGolden(
        DeadLetterSerializer.INSTANCE, LETTER.under(List.of("工单号", "")), "dead-letter.v2.hex");
  }

  @Test
  void aDeadLetterWithoutItsHeaderIsReadOn() throws IOException {
    assertReadOn(DeadLetterSerializer.INSTANCE, LETTER, "dead-letter.v1.hex");
  }

  @Test
  void anUnknownVersionIsRefused() {
    byte[] bytes = {9, 0, 0};

    assertThatThrownBy(
            () -> LogEntrySerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes)))
        .hasMessage("version 9 on the wire, expected 2");
  }

  @Test
  void whatMustStayChainedFailsWhenItIsSent() {
    TypeSerializer<RawRecord> serializer = new ChainedSerializer<>();

    assertThatThrownBy(() -> serializer.serialize(null, new DataOutputSerializer(8)))
        .hasMessageContaining("keep the operators chained");
  }

  private static <T> void assertGolden(TypeSerializer<T> serializer, T value, String file)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(golden(file));
    assertReadOn(serializer, value, file);
  }

  private static <T> void assertReadOn(TypeSerializer<T> serializer, T value, String file)
      throws IOException {
    byte[] stored = HexFormat.of().parseHex(golden(file));
    assertThat(serializer.deserialize(new DataInputDeserializer(stored))).isEqualTo(value);
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = WireGoldenTest.class.getResourceAsStream("/golden/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }
}
