package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Size;
import cn.financebrain.ingest.simulate.Story.Kind;
import cn.financebrain.ingest.simulate.story.BySize;
import cn.financebrain.ingest.simulate.story.StoryMonth;

/** How many suits are to be expected of an enterprise in a month. */
final class Quarrels {
  private Quarrels() {}

  /** Of everyday business, against it; who sells funds is sued when they fall. */
  static double everyday(Firm firm) {
    return (Cause.sellsFunds(firm) ? 4 : 1) * everyday(firm.size());
  }

  private static double everyday(Size size) {
    return BySize.of(size, 0.006, 0.03, 0.13, 0.5);
  }

  /** That it brings itself. */
  static double brought(Size size) {
    return 0.75 * everyday(size);
  }

  /** Because of its trouble. */
  static double ofTrouble(Firm firm, StoryMonth at) {
    if (!at.failing()) {
      return 0;
    }
    return switch (firm.kind()) {
      case QUIET_FAILURE -> weight(firm.size()) * afterwards(at, 0.5, 2.2, 6);
      case GUARANTEE_CIRCLE -> weight(firm.size()) * afterwards(at, 0.3, 1.8, 5);
      case HARDSHIP -> weight(firm.size()) * (firm.number() % 3 == 0 ? 1.2 : 0.3);
      case SHELL_CLUSTER -> afterwards(at, 0.1, 0.8, 4);
      default -> firm.kind().ponzi() ? afterwards(at, 0.6, crowd(firm.kind()), 4) : 0;
    };
  }

  private static double crowd(Kind kind) {
    return kind == Kind.PONZI_PREPAID_CARD ? 3 : 5;
  }

  /** Few while it strains, from the month after on; many after the collapse, fewer with time. */
  private static double afterwards(StoryMonth at, double strained, double most, double months) {
    return at.collapsed() >= 0
        ? most * StrictMath.exp(-at.collapsed() / months)
        : at.strained() >= 1 ? strained : 0;
  }

  private static double weight(Size size) {
    return BySize.of(size, 0.5, 1, 1.7, 2.5);
  }
}
