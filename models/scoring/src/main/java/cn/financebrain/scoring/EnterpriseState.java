package cn.financebrain.scoring;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.alert.Episode;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.FactTables;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that the stream keeps of one enterprise: its profile, the highest release seen, when it was
 * last evaluated and against which peers, and where its alert episodes stand. Mutable and not safe
 * for threads; {@link Evaluator} alone changes it.
 */
public final class EnterpriseState {
  private static final int VERSION = 2;
  private static final int WITHOUT_PEERS = 1;

  private final Profile profile;
  private final Map<Risk, Episode> episodes;
  private int release;
  private Instant evaluatedAt;
  private PeersMet peers;

  private EnterpriseState(
      Profile profile,
      int release,
      Instant evaluatedAt,
      Map<Risk, Episode> episodes,
      PeersMet peers) {
    this.profile = profile;
    this.release = release;
    this.evaluatedAt = evaluatedAt;
    this.episodes = episodes;
    this.peers = peers;
  }

  /** Nothing known yet. */
  public static EnterpriseState empty(Catalogue catalogue) {
    Map<Risk, Episode> episodes = new EnumMap<>(Risk.class);
    for (Risk risk : Risk.values()) {
      episodes.put(risk, Episode.NONE);
    }
    return new EnterpriseState(
        Profile.empty(catalogue), 0, Instant.EPOCH, episodes, PeersMet.none());
  }

  /**
   * An enterprise whose past is known and that was never evaluated, as where scoring is put into
   * service behind a history.
   *
   * @param profile its events so far; the state's from now on
   */
  public static EnterpriseState unevaluated(Profile profile) {
    EnterpriseState empty = empty(profile.catalogue());
    return new EnterpriseState(
        profile, empty.release, empty.evaluatedAt, empty.episodes, empty.peers);
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @param tables all that may have been written with; those of the catalogue where no other one
   *     ever was in force
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static EnterpriseState fromBytes(Catalogue catalogue, FactTables tables, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION && version != WITHOUT_PEERS) {
      throw new IllegalArgumentException(
          "enterprise state of version %d, expected %d or %d"
              .formatted(version, WITHOUT_PEERS, VERSION));
    }
    int release = in.count(Integer.MAX_VALUE);
    Instant evaluatedAt = in.instant();
    Map<Risk, Episode> episodes = new EnumMap<>(Risk.class);
    for (Risk risk : Risk.values()) {
      episodes.put(risk, Episode.read(in));
    }
    PeersMet peers = version == WITHOUT_PEERS ? PeersMet.none() : PeersMet.read(in);
    Profile profile = Profile.fromBytes(catalogue, tables, in.block());
    in.requireEnd();
    return new EnterpriseState(profile, release, evaluatedAt, episodes, peers);
  }

  /** Versioned and compact. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().octet(VERSION).integer(release).instant(evaluatedAt);
    for (Risk risk : Risk.values()) {
      episode(risk).write(out);
    }
    peers.write(out);
    return out.block(profile.toBytes()).toBytes();
  }

  Profile profile() {
    return profile;
  }

  /** Tags as of the last evaluation, of what is known now; empty before the first. */
  Optional<TagVector> tags() {
    return evaluated() ? Optional.of(profile.tags(evaluatedAt, peers)) : Optional.empty();
  }

  /** The peers of an epoch, of which the state notes those that it meets; to be told to rest. */
  PeersMet asking(Peers epoch) {
    return peers.asking(epoch);
  }

  private boolean evaluated() {
    return !evaluatedAt.equals(Instant.EPOCH);
  }

  void evaluated(Instant at, int underRelease, Map<Risk, Episode> now, PeersMet met) {
    peers = met;
    evaluatedAt = at;
    release = underRelease;
    episodes.putAll(now);
  }

  /** Number of events known, of any time. */
  public int events() {
    return profile.size();
  }

  /** The highest release seen. */
  public int release() {
    return release;
  }

  /** The instant of the last evaluation; the epoch before the first. */
  public Instant evaluatedAt() {
    return evaluatedAt;
  }

  public Episode episode(Risk risk) {
    return episodes.get(risk);
  }
}
