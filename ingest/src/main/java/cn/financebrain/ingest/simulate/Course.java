package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a story demands of a day: how much business is done, how great distress, noise and rumours
 * are. Everything is continuous but for the collapse.
 */
final class Course {
  private static final int YEAR = 365;

  private final Firm firm;
  private final Story story;

  Course(Firm firm) {
    this.firm = firm;
    this.story = firm.story();
  }

  Phase phase(LocalDate day) {
    if (Story.reached(story.closedOn(), day)) {
      return Phase.CLOSED;
    }
    if (collapsed(day)) {
      return Phase.COLLAPSED;
    }
    if (strained(day)) {
      return Phase.STRAINED;
    }
    if (story.raisesMoney() && Story.reached(story.promotingOn(), day)) {
      return Phase.PROMOTING;
    }
    boolean loud = Story.reached(story.promotingOn(), day);
    boolean setUp = story.raisesMoney() && Story.reached(story.startedOn(), day);
    return loud || setUp || firm.established().plusDays(YEAR).isAfter(day)
        ? Phase.GROWING
        : Phase.SOUND;
  }

  boolean collapsed(LocalDate day) {
    return Story.reached(story.collapsedOn(), day);
  }

  /** Also after the collapse; not after a recovery. */
  boolean strained(LocalDate day) {
    return Story.reached(story.strainedOn(), day) && !Story.reached(story.recoveredOn(), day);
  }

  /** Business done, as a share of what it would be without a story. */
  double activity(LocalDate day) {
    if (Story.reached(story.closedOn(), day)) {
      return 0;
    }
    return switch (story.kind()) {
      case QUIET_FAILURE ->
          fall(1, 0.55, between(story.startedOn(), story.strainedOn(), day))
              * fall(1, 0.35, between(story.strainedOn(), story.collapsedOn(), day))
              * fall(1, 0, since(story.collapsedOn(), 90, day));
      case GUARANTEE_CIRCLE ->
          fall(1, 0.6, between(story.strainedOn(), story.collapsedOn(), day))
              * fall(1, 0.1, since(story.collapsedOn(), 150, day));
      case HARDSHIP ->
          fall(1, 0.5, between(story.startedOn(), story.strainedOn(), day))
              / fall(1, 0.5, between(story.strainedOn(), story.recoveredOn(), day));
      case GROWING_ELDERLY_HOME -> 1 + 1.5 * since(story.promotingOn(), 2 * YEAR, day);
      case HONEST -> fall(1, 0.15, windingDown(day));
      default -> collapsed(day) ? 0 : 1;
    };
  }

  /** Who gives up in good order has less and less to do in the last months. */
  private double windingDown(LocalDate day) {
    return between(story.closedOn().map(end -> end.minusDays(150)), story.closedOn(), day);
  }

  /** Some hardships are as bad as a failure, and pass all the same. */
  private double hardship() {
    return firm.number() % 3 == 0 ? 0.95 : 0.5;
  }

  double distress(LocalDate day) {
    double trouble =
        0.4 * between(story.startedOn(), story.strainedOn(), day)
            + 0.45 * between(story.strainedOn(), story.collapsedOn(), day);
    return switch (story.kind()) {
      case QUIET_FAILURE, GUARANTEE_CIRCLE -> collapsed(day) ? 1 : trouble;
      case HARDSHIP ->
          hardship()
              * (between(story.startedOn(), story.strainedOn(), day)
                  - between(story.strainedOn(), story.recoveredOn(), day));
      default -> !story.raisesMoney() ? 0 : collapsed(day) ? 1 : strained(day) ? 0.1 + trouble : 0;
    };
  }

  /** How loudly money is raised, of the loudest it gets. */
  double loudness(LocalDate day) {
    if (story.kind().suspiciousButHonest()) {
      return 0.3 + 0.7 * since(story.promotingOn(), 60, day);
    }
    if (!story.raisesMoney() || collapsed(day)) {
      return 0;
    }
    double start = Story.reached(story.startedOn(), day) ? 0.08 : 0;
    return start + (1 - start) * Math.sqrt(since(story.promotingOn(), 120, day));
  }

  /** Share of what is due to people that is not paid. */
  double redemptionTrouble(LocalDate day) {
    if (!story.raisesMoney() || !strained(day)) {
      return 0;
    }
    return collapsed(day) ? 1 : 0.15 + 0.6 * between(story.strainedOn(), story.collapsedOn(), day);
  }

  /** How much people talk of its trouble; what is said dies down after the collapse. */
  double rumours(LocalDate day) {
    if (!Story.reached(story.strainedOn(), day)) {
      return !Story.reached(story.promotingOn(), day)
          ? 0
          : story.kind().suspiciousButHonest() ? 0.08 : 0.04;
    }
    double loud = story.raisesMoney() ? 1 : story.kind() == Kind.HARDSHIP ? 0.15 : 0.5;
    if (collapsed(day)) {
      return loud * fall(1, 0.1, since(story.collapsedOn(), YEAR, day));
    }
    return strained(day)
        ? loud * (0.12 + 0.5 * between(story.strainedOn(), story.collapsedOn(), day))
        : 0;
  }

  private static double fall(double from, double to, double progress) {
    return from + (to - from) * progress;
  }

  /** 0 up to the first date, 1 from the second on, even in between; 0 if a date is not there. */
  private static double between(Optional<LocalDate> from, Optional<LocalDate> to, LocalDate day) {
    if (from.isEmpty() || to.isEmpty()) {
      return 0;
    }
    return since(from, Math.max(1, ChronoUnit.DAYS.between(from.get(), to.get())), day);
  }

  /** 0 up to the date, 1 from so many days after it on. */
  private static double since(Optional<LocalDate> date, long days, LocalDate day) {
    return date.isEmpty()
        ? 0
        : Math.max(0, Math.min(1, ChronoUnit.DAYS.between(date.get(), day) / (double) days));
  }
}
