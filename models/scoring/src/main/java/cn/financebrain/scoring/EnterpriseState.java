package cn.financebrain.scoring;

import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.alert.Episode;
import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that the stream keeps of one enterprise: its profile, the highest release seen, when it was
 * last evaluated, and where its alert episodes stand. Immutable to the outside.
 */
public final class EnterpriseState {
  private static final int VERSION = 1;

  private final Profile profile;
  private final int release;
  private final Instant evaluatedAt;
  private final Map<Risk, Episode> episodes;

  /** A cache, never written out: null until it is asked for. */
  private volatile TagVector tags;

  /**
   * @param tags the profile's tags as of {@code evaluatedAt} if they are at hand, else null
   */
  EnterpriseState(
      Profile profile,
      TagVector tags,
      int release,
      Instant evaluatedAt,
      Map<Risk, Episode> episodes) {
    this.profile = profile;
    this.tags = tags;
    this.release = release;
    this.evaluatedAt = evaluatedAt;
    this.episodes = new EnumMap<>(episodes);
  }

  /** Nothing known yet. */
  public static EnterpriseState empty(Catalogue catalogue) {
    Map<Risk, Episode> episodes = new EnumMap<>(Risk.class);
    for (Risk risk : Risk.values()) {
      episodes.put(risk, Episode.NONE);
    }
    return new EnterpriseState(Profile.empty(catalogue), null, 0, Instant.EPOCH, episodes);
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static EnterpriseState fromBytes(Catalogue catalogue, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "enterprise state of version %d, expected %d".formatted(version, VERSION));
    }
    int release = in.count(Integer.MAX_VALUE);
    Instant evaluatedAt = in.instant();
    Map<Risk, Episode> episodes = new EnumMap<>(Risk.class);
    for (Risk risk : Risk.values()) {
      episodes.put(risk, Episode.read(in));
    }
    Profile profile = Profile.fromBytes(catalogue, in.block());
    in.requireEnd();
    return new EnterpriseState(profile, null, release, evaluatedAt, episodes);
  }

  /** Versioned and compact. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().octet(VERSION).integer(release).instant(evaluatedAt);
    for (Risk risk : Risk.values()) {
      episode(risk).write(out);
    }
    return out.block(profile.toBytes()).toBytes();
  }

  /** A copy of the profile. */
  public Profile profile() {
    return profile.copy();
  }

  /** Tags as of {@code asOf}, of a profile to which at most the touched event was added. */
  TagVector tagsAfter(Profile changed, Optional<EventKey> touched, Instant asOf) {
    return evaluated()
        ? changed.tags(asOf, Peers.NONE, profile, tags(), touched)
        : changed.tags(asOf);
  }

  /** Tags as of the last evaluation. */
  TagVector tags() {
    TagVector known = tags;
    if (known == null) {
      known = profile.tags(evaluatedAt);
      tags = known;
    }
    return known;
  }

  boolean evaluated() {
    return !evaluatedAt.equals(Instant.EPOCH);
  }

  /** With another profile, not evaluated since. */
  EnterpriseState with(Profile other) {
    return new EnterpriseState(other, null, release, evaluatedAt, episodes);
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
