package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.books.Change.Item;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which items of the register an enterprise changes, and when, from a year before the window on.
 * All have ordinary changes; those of a story come on top: a scheme dresses up before it goes to
 * the public, and puts somebody else's name on it before it falls.
 */
final class ChangePlan {
  private static final double A_MONTH = 0.024;
  private static final double DAYS = 30.4;
  private static final List<Item> ORDINARY =
      List.of(
          Item.ADDRESS,
          Item.ADDRESS,
          Item.ADDRESS,
          Item.ADDRESS,
          Item.SHAREHOLDER,
          Item.SHAREHOLDER,
          Item.SHAREHOLDER,
          Item.SHAREHOLDER,
          Item.EXECUTIVE,
          Item.EXECUTIVE,
          Item.EXECUTIVE,
          Item.EXECUTIVE,
          Item.SCOPE,
          Item.SCOPE,
          Item.SCOPE,
          Item.LEGAL_REPRESENTATIVE,
          Item.LEGAL_REPRESENTATIVE,
          Item.CAPITAL,
          Item.CAPITAL,
          Item.TERM,
          Item.REGISTRAR,
          Item.OTHER);

  private final City city;
  private final Firm firm;
  private final Story story;
  private final Draws draws;
  private final List<String> agents;
  private final LocalDate from;
  private final LocalDate until;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param agents people who lend their names
   */
  ChangePlan(City city, Firm firm, List<String> agents) {
    this.city = city;
    this.firm = firm;
    this.story = firm.story();
    this.draws = Habits.of(city, firm, "changes of registration");
    this.agents = agents;
    this.from = later(city.firstDay().minusYears(1), firm.established().plusDays(20));
    this.until = story.closedOn().or(story::collapsedOn).orElse(city.lastDay().plusDays(1));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  List<Step> steps() {
    ordinary();
    rename();
    switch (story.kind()) {
      case HONEST -> {}
      case SHELL_CLUSTER -> shell();
      case GUARANTEE_CIRCLE, QUIET_FAILURE -> failure();
      case HARDSHIP -> rescue();
      case LICENSED_WEALTH_MANAGER, GROWING_ELDERLY_HOME, LOUD_ADVERTISER -> growth();
      default -> scheme();
    }
    steps.removeIf(step -> step.day().isBefore(from) || !step.day().isBefore(until));
    steps.sort(Comparator.comparing(Step::day).thenComparing(Step::item));
    return oneOfAKind(steps);
  }

  /** The capital changes once at most, and nothing twice on a day. */
  private static List<Step> oneOfAKind(List<Step> sorted) {
    Set<Object> seen = new HashSet<>();
    List<Step> kept = new ArrayList<>();
    for (Step step : sorted) {
      boolean capital = step.item() == Item.CAPITAL;
      if (seen.add(capital ? Item.CAPITAL : List.of(step.item(), step.day()))) {
        kept.add(step);
      }
    }
    return kept;
  }

  private void ordinary() {
    double months = Math.max(0, ChronoUnit.DAYS.between(from, city.lastDay())) / DAYS;
    int count = draws.poisson(A_MONTH * months);
    for (int i = 0; i < count; i++) {
      LocalDate day = Days.between(from, city.lastDay(), draws);
      Item item = draws.pick(ORDINARY);
      double factor = draws.chance(0.7) ? draws.pick(List.of(1.5, 2.0, 3.0)) : 0.5;
      boolean finance = draws.chance(0.04);
      boolean sits = story.kind() == Story.Kind.SHELL_CLUSTER;
      steps.add(
          switch (item) {
            case CAPITAL -> Step.capital(day, factor);
            case SCOPE -> Step.scope(day, finance);
            case ADDRESS, REGISTRAR -> Step.of(day, sits ? Item.OTHER : item);
            default -> Step.of(day, item);
          });
    }
  }

  private void rename() {
    LocalDate day =
        firm.kind().ponzi()
            ? Days.between(started(), promoting(), draws)
            : Days.between(city.firstDay().minusYears(2), city.lastDay(), draws);
    if (firm.formerName().isPresent()) {
      steps.add(Step.of(day, Item.NAME));
    }
  }

  private void scheme() {
    LocalDate made = Days.between(started(), promoting(), draws);
    perhaps(0.5, Step.capital(made, draws.pick(List.of(2.0, 5.0, 10.0))));
    perhaps(0.4, Step.scope(made, true));
    perhaps(0.3, Step.of(Days.between(started(), promoting(), draws), Item.ADDRESS));
    takeOver();
    LocalDate hidden = Days.between(strained(), collapsed(), draws);
    perhaps(0.5, Step.nominee(hidden, draws.pick(agents)));
    perhaps(0.5, Step.of(hidden, Item.SHAREHOLDER));
    perhaps(0.6, Step.of(hidden, Item.EXECUTIVE));
    perhaps(0.4, Step.of(Days.between(strained(), collapsed(), draws), Item.EXECUTIVE));
    perhaps(0.2, Step.of(Days.between(promoting(), collapsed(), draws), Item.ADDRESS));
    perhaps(0.08, Step.of(Days.between(promoting(), collapsed(), draws), Item.REGISTRAR));
  }

  /** Now and then whoever ran a scheme that has fallen runs the next. */
  private void takeOver() {
    boolean again = draws.chance(0.3);
    Optional<String> veteran =
        city.firms().stream()
            .filter(other -> other.kind().ponzi() && other.number() != firm.number())
            .filter(other -> Days.reached(other.story().collapsedOn(), started()))
            .map(other -> other.people().controllerHash())
            .findFirst();
    veteran
        .filter(person -> again)
        .ifPresent(person -> steps.add(Step.nominee(started().plusDays(1), person)));
  }

  private void shell() {
    LocalDate soon = started().plusDays(draws.between(20, 120));
    perhaps(0.4, Step.nominee(soon, draws.pick(agents)));
    perhaps(0.3, Step.of(soon, Item.EXECUTIVE));
    perhaps(0.3, Step.capital(soon, draws.pick(List.of(5.0, 10.0, 20.0))));
    perhaps(0.3, Step.of(soon, Item.SHAREHOLDER));
    perhaps(0.25, Step.scope(soon.plusDays(20), story.raisesMoney()));
  }

  private void failure() {
    perhaps(0.4, Step.of(Days.between(strained(), collapsed(), draws), Item.EXECUTIVE));
    perhaps(0.3, Step.of(Days.between(started(), collapsed(), draws), Item.SHAREHOLDER));
    perhaps(0.2, Step.capital(Days.between(started(), collapsed(), draws), 0.4));
    perhaps(0.2, Step.nominee(Days.between(strained(), collapsed(), draws), draws.pick(agents)));
    perhaps(0.1, Step.of(Days.between(strained(), collapsed(), draws), Item.ADDRESS));
  }

  private void rescue() {
    LocalDate day = strained().plusDays(draws.between(20, 120));
    perhaps(0.3, Step.of(day, Item.SHAREHOLDER));
    perhaps(0.2, Step.capital(day, 1.5));
    perhaps(0.1, Step.capital(day, 0.7));
  }

  private void growth() {
    LocalDate day = promoting().plusDays(draws.between(0, 200));
    perhaps(0.4, Step.capital(day, draws.pick(List.of(1.5, 2.0, 3.0))));
    perhaps(0.3, Step.of(day, Item.EXECUTIVE));
    perhaps(0.2, Step.of(day, Item.SHAREHOLDER));
    perhaps(0.2, Step.scope(day, true));
  }

  private void perhaps(double probability, Step step) {
    if (draws.chance(probability)) {
      steps.add(step);
    }
  }

  private LocalDate started() {
    return story.startedOn().orElseThrow();
  }

  private LocalDate promoting() {
    return story.promotingOn().orElseThrow();
  }

  private LocalDate strained() {
    return story.strainedOn().orElseThrow();
  }

  private LocalDate collapsed() {
    return story.collapsedOn().orElseThrow();
  }
}
