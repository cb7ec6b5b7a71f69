package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws the dates of stories within the window. In windows shorter than two years everything goes
 * faster in proportion.
 */
final class Plot {
  private static final double USUAL_MONTHS = 24;
  private static final double DAYS = 30.4;

  private final LocalDate first;
  private final double length;
  private final double pace;

  Plot(YearMonth first, YearMonth last) {
    this.first = first.atDay(1);
    this.length = ChronoUnit.DAYS.between(this.first, last.atEndOfMonth()) + 1;
    this.pace = Math.min(1, length / DAYS / USUAL_MONTHS);
  }

  /**
   * The story of an enterprise without a group.
   *
   * @param whole whether all of it lies within the window
   */
  Story alone(Kind kind, boolean whole, Draws draws) {
    return switch (kind) {
      case HONEST -> honest(draws);
      case QUIET_FAILURE -> quietFailure(end(whole, draws), draws);
      case HARDSHIP -> hardship(draws);
      case LICENSED_WEALTH_MANAGER, GROWING_ELDERLY_HOME, LOUD_ADVERTISER ->
          story(kind, 0, 0).promoting(at(draws.uniform(0, 0.4) * length)).build();
      default -> scheme(kind, end(whole, draws), draws);
    };
  }

  /** Day of the window, from its start, on which a story ends; it may lie after the window. */
  private double end(boolean whole, Draws draws) {
    return length * (whole ? draws.uniform(0.6, 0.85) : draws.uniform(0.4, 1.25));
  }

  private Story honest(Draws draws) {
    double years = length / 365;
    return draws.chance(0.03 * years)
        ? story(Kind.HONEST, 0, 0).closed(at(draws.uniform(0.05, 1) * length)).build()
        : Story.honest();
  }

  private Story scheme(Kind kind, double collapse, Draws draws) {
    double strained = collapse * (1 - draws.uniform(0.1, 0.25));
    double promoting = collapse * (1 - draws.uniform(0.5, 0.85));
    return story(kind, 0, 0)
        .raises()
        .started(at(promoting * draws.uniform(0.4, 0.9)))
        .promoting(at(promoting))
        .strained(at(strained))
        .collapsed(at(collapse))
        .closed(at(collapse + months(4, 18, draws)))
        .build();
  }

  private Story quietFailure(double collapse, Draws draws) {
    double strained = Math.max(collapse / 2, collapse - months(1, 4, draws));
    double started = Math.max(strained / 8, strained - months(5, 10, draws));
    Builder story =
        story(Kind.QUIET_FAILURE, 0, 0)
            .started(at(started))
            .strained(at(strained))
            .collapsed(at(collapse));
    return draws.chance(0.6)
        ? story.closed(at(collapse + months(3, 15, draws))).build()
        : story.build();
  }

  private Story hardship(Draws draws) {
    double started = length * draws.uniform(0.05, 0.6);
    double strained = started + months(1, 3, draws);
    return story(Kind.HARDSHIP, 0, 0)
        .started(at(started))
        .strained(at(strained))
        .recovered(at(strained + months(3, 8, draws)))
        .build();
  }

  /**
   * A guarantee circle: each member guarantees the one before it, and falls one to four months
   * after it.
   */
  List<Story> circle(int group, int members, Draws draws) {
    List<Story> stories = new ArrayList<>();
    double collapse = length * draws.uniform(0.25, 0.5);
    double strained = collapse - months(1, 3, draws);
    for (int place = 0; place < members; place++) {
      Builder story =
          story(Kind.GUARANTEE_CIRCLE, group, place)
              .started(at(Math.max(0, strained - months(1, 3, draws))))
              .strained(at(strained))
              .collapsed(at(collapse));
      if (draws.chance(0.4)) {
        story.closed(at(collapse + months(6, 18, draws)));
      }
      stories.add(story.build());
      strained = collapse + 3 * pace;
      collapse += months(1, 4, draws);
    }
    return stories;
  }

  /**
   * Empty companies set up together.
   *
   * @param raise whether they take money from the public, for a scheme behind them
   */
  List<Story> shells(int group, int members, boolean raise, boolean whole, Draws draws) {
    double end = end(whole, draws);
    Story scheme = scheme(Kind.SHELL_CLUSTER, end, draws);
    double setUp = length * draws.uniform(-0.5, 0.35);
    List<Story> stories = new ArrayList<>();
    for (int place = 0; place < members; place++) {
      Builder story = story(Kind.SHELL_CLUSTER, group, place);
      if (raise) {
        story.raises();
        story.started = scheme.startedOn();
        story.promoting = scheme.promotingOn();
        story.strained = scheme.strainedOn();
        story.collapsed = scheme.collapsedOn();
        story.closed = scheme.closedOn();
      } else {
        story.started(at(setUp));
        if (draws.chance(0.4)) {
          story.closed(at(length * draws.uniform(0.6, 1.2)));
        }
      }
      stories.add(story.build());
    }
    return stories;
  }

  private double months(double least, double most, Draws draws) {
    return draws.uniform(least, most) * DAYS * pace;
  }

  private LocalDate at(double day) {
    return first.plusDays(Math.round(day));
  }

  private static Builder story(Kind kind, int group, int place) {
    return new Builder(kind, group, place);
  }

  private static final class Builder {
    private final Kind kind;
    private final int group;
    private final int place;
    private boolean raises;
    private Optional<LocalDate> started = Optional.empty();
    private Optional<LocalDate> promoting = Optional.empty();
    private Optional<LocalDate> strained = Optional.empty();
    private Optional<LocalDate> collapsed = Optional.empty();
    private Optional<LocalDate> recovered = Optional.empty();
    private Optional<LocalDate> closed = Optional.empty();

    Builder(Kind kind, int group, int place) {
      this.kind = kind;
      this.group = group;
      this.place = place;
    }

    Builder raises() {
      raises = true;
      return this;
    }

    Builder started(LocalDate day) {
      started = Optional.of(day);
      return this;
    }

    Builder promoting(LocalDate day) {
      promoting = Optional.of(day);
      return this;
    }

    Builder strained(LocalDate day) {
      strained = Optional.of(day);
      return this;
    }

    Builder collapsed(LocalDate day) {
      collapsed = Optional.of(day);
      return this;
    }

    Builder recovered(LocalDate day) {
      recovered = Optional.of(day);
      return this;
    }

    Builder closed(LocalDate day) {
      closed = Optional.of(day);
      return this;
    }

    Story build() {
      return new Story(
          kind, group, place, raises, started, promoting, strained, collapsed, recovered, closed);
    }
  }
}
