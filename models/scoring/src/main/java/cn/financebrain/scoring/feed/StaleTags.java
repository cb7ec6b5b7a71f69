package cn.financebrain.scoring.feed;

import cn.financebrain.contract.StaleTypes;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.BitSet;

/**
 * The tags of a catalogue of which a part may be untold on a day: those that rest on an event type
 * that is stale, if only on one. Immutable, safe for threads.
 */
public final class StaleTags {
  /** None is. */
  public static final StaleTags NONE = new StaleTags(new BitSet());

  private final BitSet places;

  private StaleTags(BitSet places) {
    this.places = places;
  }

  public static StaleTags of(Catalogue catalogue, StaleTypes types) {
    if (types.isEmpty()) {
      return NONE;
    }
    BitSet places = new BitSet();
    for (int place = 0; place < catalogue.tags().size(); place++) {
      for (String type : types.feeds().keySet()) {
        if (catalogue.restsOn(place, type)) {
          places.set(place);
        }
      }
    }
    return new StaleTags(places);
  }

  /** Whether the tag at a place of the catalogue is one of them. */
  public boolean contains(int place) {
    return places.get(place);
  }
}
