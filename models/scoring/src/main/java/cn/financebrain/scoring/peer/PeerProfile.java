package cn.financebrain.scoring.peer;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.FactTables;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.scoring.profile.Profile;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one enterprise gives to the statistics of its peers: a small profile of the tags that the
 * measures are made of, and the measures that were counted last. Mutable and not safe for threads.
 */
public final class PeerProfile {
  private static final int VERSION = 1;
  private static final int MOST_MEASURES = 10_000;

  private final PeerMeasures measures;
  private final Profile profile;
  private Map<String, Counted> counted;

  /** A measure as it stands in the sums of its groups. */
  private record Counted(List<String> codes, BigInteger units) {}

  private PeerProfile(PeerMeasures measures, Profile profile, Map<String, Counted> counted) {
    this.measures = measures;
    this.profile = profile;
    this.counted = counted;
  }

  /** Nothing known yet. */
  public static PeerProfile empty(PeerMeasures measures) {
    return new PeerProfile(measures, Profile.empty(measures.basis()), Map.of());
  }

  /**
   * Applies an event at its arrival time.
   *
   * @return how the sums of groups change; empty where the event moves no measure, or changes
   *     nothing as of now (a duplicate, a stale revision, a spurious retraction)
   */
  public Map<PeerGroup, PeerSums> apply(EnterpriseEvent event) {
    if (!profile.apply(event).movesTags()) {
      return Map.of();
    }
    Map<String, Counted> now = new TreeMap<>();
    measures
        .of(profile.tags(answerable(event.arrivalTime())))
        .forEach(
            measure -> {
              if (PeerSums.fits(measure.value())) {
                now.put(
                    measure.tag(), new Counted(measure.codes(), PeerSums.units(measure.value())));
              }
            });
    Map<PeerGroup, PeerSums> changes = new HashMap<>();
    now.forEach((tag, measure) -> count(tag, measure, counted.get(tag), changes));
    counted.forEach(
        (tag, measure) -> {
          if (!now.containsKey(tag)) {
            takeAway(tag, measure, changes);
          }
        });
    counted = now;
    return changes;
  }

  /** Where partitions were added, events of one enterprise may come out of order for some days. */
  private Instant answerable(Instant arrival) {
    return arrival.isBefore(profile.earliest()) ? profile.earliest() : arrival;
  }

  private static void count(
      String tag, Counted now, Counted before, Map<PeerGroup, PeerSums> changes) {
    if (now.equals(before)) {
      return;
    }
    if (before != null) {
      takeAway(tag, before, changes);
    }
    PeerSums one = PeerSums.of(now.units());
    PeerGroup.all(tag, now.codes()).forEach(group -> add(changes, group, one));
  }

  private static void takeAway(String tag, Counted measure, Map<PeerGroup, PeerSums> changes) {
    PeerSums one = PeerSums.NONE.minus(PeerSums.of(measure.units()));
    PeerGroup.all(tag, measure.codes()).forEach(group -> add(changes, group, one));
  }

  private static void add(Map<PeerGroup, PeerSums> changes, PeerGroup group, PeerSums change) {
    PeerSums sum = changes.getOrDefault(group, PeerSums.NONE).plus(change);
    if (sum.equals(PeerSums.NONE)) {
      changes.remove(group);
    } else {
      changes.put(group, sum);
    }
  }

  /** Number of events known, of any time. */
  public int events() {
    return profile.size();
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @param tables all that may have been written with
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static PeerProfile fromBytes(PeerMeasures measures, FactTables tables, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "peer profile of version %d, expected %d".formatted(version, VERSION));
    }
    Map<String, Counted> counted = new TreeMap<>();
    int size = in.count(MOST_MEASURES);
    for (int i = 0; i < size; i++) {
      counted.put(in.text(), new Counted(codes(in), new BigInteger(in.block())));
    }
    Profile profile = Profile.fromBytes(measures.basis(), tables, in.block());
    in.requireEnd();
    return new PeerProfile(measures, profile, counted);
  }

  private static List<String> codes(ByteReader in) {
    int size = in.count(MOST_MEASURES);
    List<String> codes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      codes.add(in.text());
    }
    return List.copyOf(codes);
  }

  /** Versioned and compact. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().octet(VERSION).integer(counted.size());
    counted.forEach(
        (tag, measure) -> {
          out.text(tag).integer(measure.codes().size());
          measure.codes().forEach(out::text);
          out.block(measure.units().toByteArray());
        });
    return out.block(profile.toBytes()).toBytes();
  }
}
