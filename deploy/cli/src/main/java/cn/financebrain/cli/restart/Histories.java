package cn.financebrain.cli.restart;

import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.ingest.load.HistoryIngest;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerProfile;
import cn.financebrain.scoring.peer.PeerSums;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.scoring.profile.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the events of a simulated city in the order and with the arrival of a load of history,
 * but for the newest few of each enterprise: those are what it tells next.
 */
final class Histories implements HistorySink {
  private static final LogPosition NOWHERE = new LogPosition(0, 0);

  private final Evaluator evaluator;
  private final PeerMeasures measures;
  private final int heldBack;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private Instant latest = Instant.MIN;

  /**
   * What became of one enterprise.
   *
   * @param state packed
   * @param profile packed, for the statistics of peers
   * @param sums of its groups of peers
   * @param next the newest events, oldest first; they are not in the states
   */
  @SuppressWarnings("ArrayRecordComponent") // the arrays are the states; nobody compares histories
  record History(
      byte[] state, byte[] profile, Map<PeerGroup, PeerSums> sums, List<EnterpriseEvent> next) {}

  private static final class Open {
    private final EnterpriseState state;
    private final PeerProfile profile;
    private final Map<PeerGroup, PeerSums> sums = new HashMap<>();
    private final Deque<EnterpriseEvent> next = new ArrayDeque<>();

    Open(EnterpriseState state, PeerProfile profile) {
      this.state = state;
      this.profile = profile;
    }
  }

  private Histories(Evaluator evaluator, int heldBack) {
    this.evaluator = evaluator;
    this.measures = PeerMeasures.of(evaluator.catalogue());
    this.heldBack = heldBack;
  }

  /**
   * @param directory for the city's files
   * @param clock of the load
   * @param heldBack how many events each enterprise tells next; one that has no more is left out
   */
  static List<History> of(
      CityPlan city, Path directory, Clock clock, Evaluator evaluator, int heldBack)
      throws IOException {
    Path files = directory.resolve("files");
    city.write(files, months -> {});
    Histories histories = new Histories(evaluator, heldBack);
    new HistoryIngest(
            histories,
            Files.createDirectories(directory.resolve("ledgers")),
            clock,
            (bytes, total, rows) -> {})
        .run(FeedSet.open("city"), files);
    return histories.packed();
  }

  private List<History> packed() {
    List<History> packed = new ArrayList<>();
    for (Open one : open.values()) {
      if (one.state.events() > 0 && one.next.size() == heldBack) {
        packed.add(
            new History(
                one.state.toBytes(),
                one.profile.toBytes(),
                Map.copyOf(one.sums),
                List.copyOf(one.next)));
      }
    }
    return packed;
  }

  @Override
  public void publish(EnterpriseEvent event) {
    publish(event, event.availableTime());
  }

  @Override
  public void publish(EnterpriseEvent event, Instant arrival) {
    latest = arrival.isAfter(latest) ? arrival : latest;
    Open one =
        open.computeIfAbsent(
            event.enterprise().text(),
            key ->
                new Open(
                    EnterpriseState.empty(evaluator.catalogue()), PeerProfile.empty(measures)));
    one.next.add(event.arriving(latest, 0));
    if (one.next.size() > heldBack) {
      apply(one, one.next.remove());
    }
  }

  private void apply(Open one, EnterpriseEvent event) {
    evaluator.process(one.state, event, NOWHERE, Peers.NONE, StaleTags.NONE);
    if (measures.readsType(event.type())) {
      one.profile
          .apply(event)
          .forEach((group, change) -> one.sums.merge(group, change, PeerSums::plus));
    }
  }

  @Override
  public Instant latestArrival() {
    return latest;
  }

  @Override
  public void reject(DeadLetter letter) {
    // the city's planted faults
  }

  @Override
  public void flush() {}
}
