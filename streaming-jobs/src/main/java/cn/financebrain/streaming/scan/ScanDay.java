package cn.financebrain.streaming.scan;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.feed.FeedEpochs;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.store.WarehouseReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stream evaluates the records of a day with beside their own events.
 *
 * @param peers the statistics of peers
 * @param stale the tags that rest on late feeds
 * @param fingerprint of both
 */
public record ScanDay(Peers peers, StaleTags stale, String fingerprint) {

  /**
   * Reads it for the day of an instant.
   *
   * @throws cn.financebrain.store.WarehouseException if the server can't be reached or refuses
   */
  public static ScanDay read(WarehouseReader warehouse, Catalogue catalogue, Instant asOf) {
    long day = DayBegins.dayOf(asOf);
    PeerEpochs epochs = new PeerEpochs();
    Map<List<Object>, PeerEpoch> newest = new HashMap<>();
    warehouse.peersUpTo(
        day,
        catalogue::knownFingerprint,
        row -> {
          epochs.put(PeerStatistic.of(row));
          newest.put(List.of(row.tag(), row.codes()), row);
        });
    FeedEpochs feeds = new FeedEpochs(catalogue);
    List<DayBegins> marks = warehouse.feedsOfDay(day);
    marks.forEach(feeds::put);
    List<String> parts = new ArrayList<>();
    newest.values().stream().map(PeerEpoch::toString).sorted().forEach(parts::add);
    marks.stream().map(DayBegins::toString).sorted().forEach(parts::add);
    return new ScanDay(epochs.of(day), feeds.of(day), Fingerprint.of(parts));
  }
}
