package cn.financebrain.scoring;

import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.profile.Peers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The groups that an enterprise was held against when it was last evaluated, one for each tag that
 * compares. While it is being evaluated, its epoch is asked; afterwards the same groups are
 * answered whatever became of the epoch. Not safe for threads.
 */
final class PeersMet implements Peers {
  private static final int MOST_TAGS = 10_000;

  private final Peers epoch;
  private final Map<String, Group> met;
  private boolean open;

  private PeersMet(Peers epoch, Map<String, Group> met) {
    this.epoch = epoch;
    this.met = met;
  }

  static PeersMet none() {
    return new PeersMet(NONE, new TreeMap<>());
  }

  /** Itself where it is of this epoch, else one that has met nobody; asks from now on. */
  PeersMet asking(Peers now) {
    PeersMet peers = epoch.equals(now) ? this : new PeersMet(now, new TreeMap<>());
    peers.open = true;
    return peers;
  }

  /** Asks no more. */
  void rest() {
    open = false;
  }

  @Override
  public Optional<Group> group(String tag, List<String> codes) {
    if (!open) {
      return Optional.ofNullable(met.get(tag));
    }
    Optional<Group> found = epoch.group(tag, codes);
    if (found.isPresent() && found.get().count() >= LEAST) {
      met.put(tag, found.get());
    } else {
      met.remove(tag); // nobody compares with it; a coarser one may follow
    }
    return found;
  }

  void write(ByteWriter out) {
    out.integer(met.size());
    met.forEach(
        (tag, group) ->
            out.text(tag).integer(group.count()).number(group.mean()).number(group.deviation()));
  }

  static PeersMet read(ByteReader in) {
    Map<String, Group> met = new TreeMap<>();
    int size = in.count(MOST_TAGS);
    for (int i = 0; i < size; i++) {
      met.put(in.text(), new Group(in.integer(), in.number(), in.number()));
    }
    // of no epoch: the next evaluation asks its own
    return new PeersMet((tag, codes) -> Optional.empty(), met);
  }
}
