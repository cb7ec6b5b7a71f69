package cn.financebrain.ingest.simulate.story;

import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.story.Pitch.Lure;
import cn.financebrain.ingest.simulate.story.Pitch.Style;
import java.util.EnumSet;
import java.util.Set;

/** Which lures go with which style: cards and shops recruit, funds boast of technology. */
final class Lures {
  private Lures() {}

  static Set<Lure> of(Style style, Draws draws) {
    Set<Lure> lures = EnumSet.noneOf(Lure.class);
    for (Lure lure : Lure.values()) {
      if (draws.chance(chance(style, lure))) {
        lures.add(lure);
      }
    }
    return lures;
  }

  private static double chance(Style style, Lure lure) {
    return switch (style) {
      case WEALTH -> chance(lure, 0.35, 0.15, 0.3, 0.3);
      case ELDERLY -> chance(lure, 0.25, 0, 0.1, 0.35);
      case COOPERATIVE -> chance(lure, 0.1, 0, 0.05, 0.1);
      case EQUITY -> chance(lure, 0.15, 0.1, 0.65, 0.35);
      case PREPAID -> chance(lure, 0.6, 0.3, 0.2, 0.2);
      case LICENSED, CARE_HOME, LENDER -> chance(lure, 0.05, 0, 0.1, 0.3);
      case ORDINARY -> 0;
    };
  }

  private static double chance(
      Lure lure, double referral, double token, double tech, double famous) {
    return switch (lure) {
      case REFERRAL -> referral;
      case TOKEN -> token;
      case TECH -> tech;
      case FAMOUS -> famous;
    };
  }
}
