package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.access.Territory;
import java.time.Instant;
import java.util.UUID;

/**
 * A set that somebody follows, as it was at the last look.
 *
 * @param view the saved view that names it
 * @param name of the view
 * @param conditions what was asked for, see {@link SetReader.Sight}
 * @param territory of the follower
 * @param members how many enterprises there were
 * @param looks counts them
 * @param endedAt null while it is followed
 * @param ended null while it is followed
 */
record FollowedSet(
    UUID id,
    String account,
    UUID view,
    String name,
    String conditions,
    Territory territory,
    int members,
    long looks,
    Instant followedAt,
    Instant lookedAt,
    Instant endedAt,
    Ending ended) {

  boolean isOver() {
    return ended != null;
  }
}
