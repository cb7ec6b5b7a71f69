package cn.financebrain.cli.restart;

import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Uscc;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerProfile;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.peer.PeerSums;
import cn.financebrain.scoring.peer.PeerTally;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.streaming.bench.HeldStates;
import cn.financebrain.streaming.bench.ToldTags;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many enterprises with the histories of a simulated city, what some of them tell next, and what
 * must come of it: worked out by a plain {@link Evaluator} in one heap.
 */
final class HeldCity {
  private static final long SEED = 42;
  private static final int MONTHS = 24;

  /** Enterprises of the simulated city. */
  private static final int HISTORIES = 1_000;

  /** Most enterprises that tell something. */
  private static final int MOST_TELLING = 5_000;

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Evaluator evaluator;
  private final Instant now;
  private final List<Histories.History> histories;
  private final HeldStates states;

  private HeldCity(
      Evaluator evaluator, Instant now, List<Histories.History> histories, HeldStates states) {
    this.evaluator = evaluator;
    this.now = now;
    this.histories = histories;
    this.states = states;
  }

  /**
   * @param directory for the city's files
   * @param now when all new events arrive, after every history
   * @param rounds how many events each telling enterprise tells
   */
  static HeldCity of(long enterprises, Path directory, Clock now, int rounds) throws IOException {
    Catalogue catalogue = Catalogue.bundled();
    Evaluator evaluator =
        new Evaluator(
            catalogue,
            Rules.bundled(catalogue),
            AlertPolicy.DEFAULT,
            ReleaseDirectory.withoutModels(catalogue));
    Instant arrival = now.instant().truncatedTo(ChronoUnit.MILLIS);
    int size = (int) Math.min(enterprises, HISTORIES);
    LocalDate yesterday = LocalDate.ofInstant(arrival, CHINA).minusDays(1);
    List<Histories.History> histories =
        Histories.of(
            CityPlan.until(SEED, size, MONTHS, yesterday), directory, now, evaluator, rounds);
    HeldStates states =
        new HeldStates(
            enterprises,
            DayBegins.dayOf(arrival) - 1,
            histories.stream()
                .map(history -> new HeldStates.Packed(history.state(), history.profile()))
                .toList(),
            sums(enterprises, histories),
            Map.of());
    return new HeldCity(evaluator, arrival, histories, states);
  }

  private static Map<PeerGroup, PeerSums> sums(
      long enterprises, List<Histories.History> histories) {
    long[] copies = new long[histories.size()];
    for (long enterprise = 0; enterprise < enterprises; enterprise++) {
      copies[HeldStates.history(enterprise, copies.length)]++;
    }
    Map<PeerGroup, PeerSums> sums = new HashMap<>();
    for (int i = 0; i < copies.length; i++) {
      long times = copies[i];
      histories
          .get(i)
          .sums()
          .forEach((group, sum) -> sums.merge(group, times(sum, times), PeerSums::plus));
    }
    return sums;
  }

  private static PeerSums times(PeerSums sum, long times) {
    BigInteger factor = BigInteger.valueOf(times);
    return new PeerSums(
        sum.count() * times, sum.sum().multiply(factor), sum.squares().multiply(factor));
  }

  HeldStates states() {
    return states;
  }

  int histories() {
    return histories.size();
  }

  /** How many enterprises tell something in each round. */
  int telling() {
    return (int) Math.min(MOST_TELLING, states.enterprises() / 2);
  }

  /** The event of each telling enterprise in a round, from 0, as it stands in the log. */
  List<EnterpriseEvent> events(int round) {
    List<EnterpriseEvent> events = new ArrayList<>();
    for (int i = 0; i < telling(); i++) {
      events.add(event(enterprise(i), round));
    }
    return events;
  }

  /** They are spread over all. */
  private long enterprise(int telling) {
    return telling * (states.enterprises() / telling());
  }

  private EnterpriseEvent event(long enterprise, int round) {
    EnterpriseEvent next = history(enterprise).next().get(round);
    return new EnterpriseEvent(
        next.key(),
        next.type(),
        next.category(),
        new Uscc(HeldStates.key(enterprise)),
        next.eventTime(),
        next.availableTime(),
        now,
        next.revision(),
        next.retracted(),
        next.release(),
        next.data());
  }

  private Histories.History history(long enterprise) {
    return histories.get(HeldStates.history(enterprise, histories.size()));
  }

  /**
   * What must be there after all rounds.
   *
   * @param told lines of {@link ToldTags} by round
   * @param states of all enterprises
   */
  record Expected(List<List<String>> told, HeldStates states) {}

  Expected expected(int rounds) {
    return expected(rounds, peers());
  }

  Expected expected(int rounds, Peers peers) {
    Catalogue catalogue = evaluator.catalogue();
    PeerMeasures measures = PeerMeasures.of(catalogue);
    List<List<String>> told = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      told.add(new ArrayList<>());
    }
    Map<Long, HeldStates.Packed> changed = new HashMap<>();
    for (int i = 0; i < telling(); i++) {
      long enterprise = enterprise(i);
      EnterpriseState state =
          EnterpriseState.fromBytes(catalogue, catalogue.tables(), history(enterprise).state());
      PeerProfile profile =
          PeerProfile.fromBytes(measures, measures.basis().tables(), history(enterprise).profile());
      for (int round = 0; round < rounds; round++) {
        EnterpriseEvent event = event(enterprise, round);
        Outcome outcome =
            evaluator.process(state, event, new LogPosition(0, 0), peers, StaleTags.NONE);
        told.get(round).add(ToldTags.line(event, outcome));
        if (measures.readsType(event.type())) {
          profile.apply(event);
        }
      }
      changed.put(enterprise, new HeldStates.Packed(state.toBytes(), profile.toBytes()));
    }
    return new Expected(told, states.after(changed));
  }

  /** As the statistics of all enterprises are known on the day of the new events. */
  private Peers peers() {
    long epoch = states.day() + 1;
    PeerEpochs epochs = new PeerEpochs();
    states
        .sums()
        .forEach(
            (group, sums) -> {
              PeerTally tally = PeerTally.empty();
              tally.add(states.day(), sums);
              tally
                  .close(epoch)
                  .ifPresent(figures -> epochs.put(new PeerStatistic(group, epoch, figures)));
            });
    return epochs.of(epoch);
  }
}
