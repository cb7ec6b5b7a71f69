package cn.financebrain.scoring.peer;

import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.Peers;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The sums of one group as they grow from epoch to epoch. Mutable and not safe for threads. */
public final class PeerTally {
  private static final int VERSION = 1;
  private static final int MOST_DAYS = 1_000_000;

  private final NavigableMap<Long, PeerSums> open;
  private PeerSums closed;
  private Peers.Group told;

  private PeerTally(NavigableMap<Long, PeerSums> open, PeerSums closed) {
    this.open = open;
    this.closed = closed;
    this.told = closed.figures();
  }

  public static PeerTally empty() {
    return new PeerTally(new TreeMap<>(), PeerSums.NONE);
  }

  /** Adds a change that records of the day made. */
  public void add(long day, PeerSums change) {
    open.merge(day, change, PeerSums::plus);
  }

  /**
   * Closes all days before an epoch. Nothing may be added to them afterwards.
   *
   * @return the figures of the epoch, if they differ from those that were told last
   */
  public Optional<Peers.Group> close(long epoch) {
    NavigableMap<Long, PeerSums> done = open.headMap(epoch, false);
    for (PeerSums change : done.values()) {
      closed = closed.plus(change);
    }
    done.clear();
    Peers.Group now = closed.figures();
    if (now.equals(told)) {
      return Optional.empty();
    }
    told = now;
    return Optional.of(now);
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static PeerTally fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "peer tally of version %d, expected %d".formatted(version, VERSION));
    }
    PeerSums closed = PeerSums.read(in);
    NavigableMap<Long, PeerSums> open = new TreeMap<>();
    int days = in.count(MOST_DAYS);
    for (int i = 0; i < days; i++) {
      open.put(in.integer(), PeerSums.read(in));
    }
    in.requireEnd();
    return new PeerTally(open, closed);
  }

  /** Versioned and compact. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().octet(VERSION);
    closed.write(out);
    out.integer(open.size());
    for (Map.Entry<Long, PeerSums> day : open.entrySet()) {
      day.getValue().write(out.integer(day.getKey()));
    }
    return out.toBytes();
  }
}
