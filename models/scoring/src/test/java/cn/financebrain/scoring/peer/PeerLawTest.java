package cn.financebrain.scoring.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * However partitions are read beside each other, and however changes are batched, an epoch has the
 * statistics of a plain recomputation from all events.
 */
class PeerLawTest {
  private static final Catalogue CATALOGUE =
      Catalogue.parse(
          "peers.yaml",
          """
          category: registration
          owner: 市场监管 · registry
          from: registration.snapshot
          signals: F
          tags:
            - {id: r_section, zh: 门类, en: Section, kind: code, value: section}
            - {id: r_division, zh: 大类, en: Division, kind: code, value: division}
            - {id: r_capital, zh: 资本, en: Capital, unit: 元, value: capital}
            - {id: r_tax, zh: 税, en: Tax, unit: 元, from: tax.assessed, aggregate: sum, value: amount, window: 30d}
            - {id: r_other, zh: 其他, en: Other, from: other.event, aggregate: count}
            - {id: r_capital_z, zh: 偏离, en: Z, peers: {of: r_capital, within: [r_section, r_division], log: true}}
            - {id: r_tax_z, zh: 税偏离, en: Tax z, peers: {of: r_tax, within: [r_section]}}
          """);

  private static final PeerMeasures MEASURES = PeerMeasures.of(CATALOGUE);
  private static final int ENTERPRISES = 60;
  private static final int DAYS = 12;
  private static final int PARTITIONS = 3;

  @Property(tries = 60)
  void anyInterleavingAndAnyBatchingGiveWhatARecomputationGives(@ForAll long seed) {
    Random random = new Random(seed);
    List<EnterpriseEvent> log = log(random);

    PeerEpochs streamed = stream(log, random);

    for (long day = firstDay(); day <= firstDay() + DAYS + 1; day++) {
      requireEqual(streamed.of(day), plainly(log, day), day);
    }
  }

  @Property(tries = 20)
  void aRecountFromTheEventsOfEachEnterpriseTellsTheSameStatistics(@ForAll long seed) {
    Random random = new Random(seed);
    List<EnterpriseEvent> log = log(random);
    PeerRecount recount = new PeerRecount(CATALOGUE);
    Map<ForeignId, List<EnterpriseEvent>> byEnterprise = byEnterprise(log, firstDay() + DAYS + 10);

    byEnterprise.values().forEach(recount::accept);

    assertThat(recount.epochs().statistics())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(stream(log, random).statistics());
  }

  @Property(tries = 20)
  void zScoresOfAnEpochAreThoseOfAPlainComputation(@ForAll long seed) {
    Random random = new Random(seed);
    List<EnterpriseEvent> log = log(random);
    long day = firstDay() + DAYS;
    PeerEpochs epochs = stream(log, random);

    Map<ForeignId, TagVector> tags = new HashMap<>();
    Map<ForeignId, List<EnterpriseEvent>> before = byEnterprise(log, day);
    before.forEach(
        (enterprise, events) ->
            tags.put(
                enterprise, profile(CATALOGUE, events).tags(lastMove(events), epochs.of(day))));

    tags.forEach(
        (enterprise, own) -> {
          if (own.get("r_tax_z") instanceof TagValue.Quantity z) {
            double[] peers =
                before.values().stream()
                    .map(events -> profile(CATALOGUE, events).tags(lastMove(events)))
                    .filter(tag -> tag.get("r_section").equals(own.get("r_section")))
                    .filter(tag -> tag.get("r_tax") instanceof TagValue.Quantity)
                    .mapToDouble(tag -> ((TagValue.Quantity) tag.get("r_tax")).value())
                    .toArray();
            assertThat(peers.length).isGreaterThanOrEqualTo(Peers.LEAST);
            assertThat(z.value())
                .isCloseTo(z(((TagValue.Quantity) own.get("r_tax")).value(), peers), within(1e-6));
          }
        });
    assertThat(tags.values()).anyMatch(own -> own.get("r_tax_z") instanceof TagValue.Quantity);
  }

  private static double z(double value, double[] peers) {
    double mean = 0;
    for (double peer : peers) {
      mean += peer / peers.length;
    }
    double variance = 0;
    for (double peer : peers) {
      variance += (peer - mean) * (peer - mean) / peers.length;
    }
    return (value - mean) / Math.sqrt(variance);
  }

  private static long firstDay() {
    return DayBegins.dayOf(Histories.START);
  }

  /** A log in the order of arrival: registrations that move and go, taxes, repetitions. */
  private static List<EnterpriseEvent> log(Random random) {
    List<EnterpriseEvent> log = new ArrayList<>();
    Instant now = Histories.START;
    for (int i = 0; i < ENTERPRISES * 8; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60 / ENTERPRISES / 4)));
      int enterprise = random.nextInt(ENTERPRISES);
      boolean registers = random.nextInt(3) == 0;
      EnterpriseEvent event =
          registers ? registration(random, enterprise, now) : tax(random, enterprise, now);
      log.add(event);
      if (random.nextInt(8) == 0) {
        log.add(event);
      }
    }
    return log;
  }

  private static EnterpriseEvent registration(Random random, int enterprise, Instant now) {
    return event(
        "registration.snapshot",
        Category.REGISTRATION,
        "r" + enterprise,
        enterprise,
        now,
        random.nextInt(4),
        random.nextInt(10) == 0,
        Map.of(
            "section", new FieldValue.Text(random.nextInt(4) == 0 ? "J" : "C"),
            "division", new FieldValue.Text("" + random.nextInt(2)),
            "capital", new FieldValue.Quantity(random.nextInt(1000))));
  }

  private static EnterpriseEvent tax(Random random, int enterprise, Instant now) {
    return event(
        "tax.assessed",
        Category.TAX,
        enterprise + "-" + random.nextInt(5),
        enterprise,
        now,
        random.nextInt(3),
        random.nextInt(12) == 0,
        Map.of("amount", new FieldValue.Quantity(random.nextInt(5000) / 7.0)));
  }

  private static EnterpriseEvent event(
      String type,
      Category category,
      String id,
      int enterprise,
      Instant now,
      int revision,
      boolean retracted,
      Map<String, FieldValue> data) {
    return new EnterpriseEvent(
        new EventKey("made/" + type, id),
        type,
        category,
        new ForeignId("made", "" + enterprise),
        now.minus(Duration.ofDays(2)),
        now,
        now,
        revision,
        retracted,
        0,
        data);
  }

  /** Partitions are read at random, days are closed as soon as or long after they can be. */
  private static PeerEpochs stream(List<EnterpriseEvent> log, Random random) {
    Map<ForeignId, PeerProfile> profiles = new HashMap<>();
    Map<PeerGroup, PeerTally> tallies = new HashMap<>();
    Set<Long> open = new HashSet<>();
    PeerEpochs epochs = new PeerEpochs();
    List<List<EnterpriseEvent>> partitions = partitions(log);
    int[] read = new int[PARTITIONS];
    long closed = Long.MIN_VALUE;
    for (int left = log.size(); left > 0; left--) {
      int partition = random.nextInt(PARTITIONS);
      while (read[partition] == partitions.get(partition).size()) {
        partition = (partition + 1) % PARTITIONS;
      }
      EnterpriseEvent event = partitions.get(partition).get(read[partition]++);
      PeerProfile profile =
          profiles.computeIfAbsent(
              (ForeignId) event.enterprise(), any -> PeerProfile.empty(MEASURES));
      long day = DayBegins.dayOf(event.arrivalTime());
      open.add(day);
      profile
          .apply(event)
          .forEach(
              (group, change) ->
                  tallies.computeIfAbsent(group, any -> PeerTally.empty()).add(day, change));
      if (random.nextInt(4) == 0) {
        profiles.put(
            (ForeignId) event.enterprise(),
            PeerProfile.fromBytes(MEASURES, MEASURES.basis().tables(), profile.toBytes()));
        tallies.replaceAll((group, tally) -> PeerTally.fromBytes(tally.toBytes()));
      }
      long complete = complete(partitions, read);
      if (complete > closed && random.nextInt(5) == 0) {
        close(tallies, epochs, open, complete);
        closed = complete;
      }
    }
    close(tallies, epochs, open, firstDay() + DAYS + 10);
    return epochs;
  }

  private static List<List<EnterpriseEvent>> partitions(List<EnterpriseEvent> log) {
    List<List<EnterpriseEvent>> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      int partition = i;
      partitions.add(
          log.stream()
              .filter(
                  event ->
                      Math.floorMod(event.enterprise().text().hashCode(), PARTITIONS) == partition)
              .toList());
    }
    return partitions;
  }

  private static long complete(List<List<EnterpriseEvent>> partitions, int[] read) {
    long complete = Long.MAX_VALUE;
    for (int i = 0; i < PARTITIONS; i++) {
      long reached =
          read[i] == 0
              ? Long.MIN_VALUE
              : DayBegins.dayOf(partitions.get(i).get(read[i] - 1).arrivalTime());
      complete = Math.min(complete, reached);
    }
    return complete;
  }

  /** As timers do: the epoch after each day with records, in their order. */
  private static void close(
      Map<PeerGroup, PeerTally> tallies, PeerEpochs epochs, Set<Long> open, long complete) {
    for (long day : open.stream().sorted().toList()) {
      if (day + 1 <= complete) {
        tallies.forEach(
            (group, tally) ->
                tally
                    .close(day + 1)
                    .ifPresent(figures -> epochs.put(new PeerStatistic(group, day + 1, figures))));
        open.remove(day);
      }
    }
  }

  private static Map<ForeignId, List<EnterpriseEvent>> byEnterprise(
      List<EnterpriseEvent> log, long day) {
    Map<ForeignId, List<EnterpriseEvent>> before = new HashMap<>();
    for (EnterpriseEvent event : log) {
      if (DayBegins.dayOf(event.arrivalTime()) < day) {
        before.computeIfAbsent((ForeignId) event.enterprise(), any -> new ArrayList<>()).add(event);
      }
    }
    return before;
  }

  private static Profile profile(Catalogue catalogue, List<EnterpriseEvent> events) {
    Profile profile = Profile.empty(catalogue);
    events.forEach(profile::apply);
    return profile;
  }

  /** The arrival of the last record that changed what is known. */
  private static Instant lastMove(List<EnterpriseEvent> events) {
    Profile profile = Profile.empty(CATALOGUE);
    Instant last = Instant.EPOCH;
    for (EnterpriseEvent event : events) {
      last = profile.apply(event).movesTags() ? event.arrivalTime() : last;
    }
    return last;
  }

  /** Sums of all enterprises' measures, made anew. */
  private static Map<PeerGroup, PeerSums> plainly(List<EnterpriseEvent> log, long day) {
    Map<PeerGroup, PeerSums> sums = new TreeMap<>((a, b) -> a.key().compareTo(b.key()));
    byEnterprise(log, day)
        .forEach(
            (enterprise, events) -> {
              TagVector tags = profile(MEASURES.basis(), events).tags(lastMove(events));
              for (PeerMeasures.Measure measure : MEASURES.of(tags)) {
                PeerSums one = PeerSums.of(PeerSums.units(measure.value()));
                for (PeerGroup group : PeerGroup.all(measure.tag(), measure.codes())) {
                  sums.merge(group, one, PeerSums::plus);
                }
              }
            });
    return sums;
  }

  private static void requireEqual(Peers epoch, Map<PeerGroup, PeerSums> sums, long day) {
    for (String tag : List.of("r_capital_z", "r_tax_z")) {
      for (List<String> codes :
          List.of(
              List.of("C"),
              List.of("J"),
              List.of("C", "0"),
              List.of("C", "1"),
              List.of("J", "0"),
              List.of("J", "1"))) {
        Peers.Group told = epoch.group(tag, codes).orElse(new Peers.Group(0, 0, 0));
        PeerSums plain = sums.getOrDefault(new PeerGroup(tag, codes), PeerSums.NONE);
        assertThat(told).as("%s of %s on %d", tag, codes, day).isEqualTo(plain.figures());
      }
    }
  }
}
