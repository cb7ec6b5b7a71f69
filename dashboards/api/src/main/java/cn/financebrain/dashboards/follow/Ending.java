package cn.financebrain.dashboards.follow;

import java.util.Arrays;
import java.util.Locale;

/** Why somebody's following is over. */
enum Ending {
  /** The follower may not read enterprises any more. */
  RIGHT,
  /** The follower's territory is another one, or nothing of the set can be in it. */
  TERRITORY,
  VIEW_DELETED,
  /** The view is not shared with the follower any more. */
  VIEW_WITHDRAWN,
  /** The view asks for what there is not, such as a tag that the catalogue dropped. */
  CONDITIONS,
  TOO_LARGE;

  /** As the interface and the database write it. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Null for null. */
  static Ending parse(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }
}
