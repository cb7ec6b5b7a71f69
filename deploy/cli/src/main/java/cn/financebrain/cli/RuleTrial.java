package cn.financebrain.cli;

import cn.financebrain.cli.operations.Steps;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.EnterpriseSummary;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.rule.Facts;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.scoring.rule.Verdict;
import cn.financebrain.store.WarehouseReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A book of rules tried on history beside the one in force: who would be alerted by it alone, or no
 * more, as of some days. Tags and models are those of the release in force, so that the books alone
 * make the difference. There is no record at hand, so that rules over {@code event} hold for
 * nobody.
 *
 * @param release in force
 * @param before the book in force
 * @param after the book that is tried
 * @param days ascending
 */
record RuleTrial(Evaluator evaluator, int release, Rules before, Rules after, List<Day> days) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  RuleTrial {
    days = List.copyOf(days);
  }

  /**
   * A day of the trial.
   *
   * @param date as of whose first moment it looks
   */
  record Day(LocalDate date, Instant asOf, Peers peers, StaleTags stale) {}

  /**
   * An enterprise that one of the books would alert of, and the other not.
   *
   * @param added whether it is the book that is tried
   * @param summary name, region and industry as of the day
   * @param indexBefore NaN where there is no score
   * @param rules ids of the rules that make the difference
   */
  record Difference(
      LocalDate date,
      EnterpriseId enterprise,
      EnterpriseSummary summary,
      Risk risk,
      boolean added,
      double indexBefore,
      double indexAfter,
      List<String> rules) {
    Difference {
      rules = List.copyOf(rules);
    }
  }

  /** The book that is tried beside the one in force, on some days. */
  static RuleTrial of(
      WarehouseReader warehouse,
      StackSettings settings,
      Rules before,
      Rules after,
      List<LocalDate> dates) {
    Scoring scoring = Scoring.of(settings);
    List<Day> days = new ArrayList<>();
    for (LocalDate date : dates) {
      Instant instant = date.atStartOfDay(ZONE).toInstant();
      long day = DayBegins.dayOf(instant);
      days.add(
          new Day(
              date,
              instant,
              ScoreCommand.peers(warehouse, scoring, day),
              ScoreCommand.stale(warehouse, scoring, day)));
    }
    return new RuleTrial(
        scoring.evaluator(), scoring.releases().latest().number(), before, after, days);
  }

  /**
   * The first moments of the months after {@code since}, which are the ends of those before, and of
   * tomorrow.
   *
   * @param since tomorrow alone where there is none
   */
  static List<LocalDate> monthsSince(Optional<LocalDate> since, LocalDate today) {
    List<LocalDate> days = new ArrayList<>();
    since.ifPresent(
        first -> {
          LocalDate month = first.withDayOfMonth(1).plusMonths(1);
          for (; !month.isAfter(today); month = month.plusMonths(1)) {
            days.add(month);
          }
        });
    days.add(today.plusDays(1));
    return days;
  }

  /**
   * Tries the book on every enterprise, in the order of their ids.
   *
   * @param steps one an enterprise
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   */
  void run(WarehouseReader warehouse, Steps steps, Consumer<Difference> told) {
    steps.of(warehouse.enrolledEnterprises().size());
    warehouse.eventsByEnterprise(
        days.get(days.size() - 1).asOf(),
        events -> {
          differences(events.enterprise(), events.events()).forEach(told);
          steps.step();
        });
  }

  /**
   * @param events all of the enterprise's up to the last day, in any order
   */
  List<Difference> differences(EnterpriseId enterprise, List<EnterpriseEvent> events) {
    Profile profile = Profile.empty(evaluator.catalogue());
    events.forEach(profile::apply);
    List<Difference> differences = new ArrayList<>();
    for (Day day : days) {
      Facts facts =
          evaluator.facts(
              enterprise, profile.tags(day.asOf(), day.peers()), day.asOf(), release, day.stale());
      if (facts.tags().enrolled()) {
        differences.addAll(differences(day, facts));
      }
    }
    return differences;
  }

  private List<Difference> differences(Day day, Facts facts) {
    List<Verdict> ofBefore = before.judge(facts);
    List<Verdict> ofAfter = after.judge(facts);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < ofBefore.size(); i++) {
      Verdict one = ofBefore.get(i);
      Verdict other = ofAfter.get(i);
      if (one.alerts() != other.alerts()) {
        differences.add(
            new Difference(
                day.date(),
                facts.enterprise(),
                facts.summary(),
                one.score().risk(),
                other.alerts(),
                index(one),
                index(other),
                acting(one, other)));
      }
    }
    return differences;
  }

  private static double index(Verdict verdict) {
    return verdict.score() instanceof Score.Scored scored ? scored.index() : Double.NaN;
  }

  /** The rules that act in one of the two alone. */
  private static List<String> acting(Verdict one, Verdict other) {
    List<String> before = rules(one).toList();
    List<String> after = rules(other).toList();
    return Stream.concat(
            before.stream().filter(id -> !after.contains(id)),
            after.stream().filter(id -> !before.contains(id)))
        .toList();
  }

  private static Stream<String> rules(Verdict verdict) {
    Stream<String> points =
        verdict.score() instanceof Score.Scored scored
            ? scored.ruled().points().stream().map(p -> "%s %+d".formatted(p.rule(), p.points()))
            : Stream.of();
    return Stream.concat(
        Stream.concat(verdict.hard().stream(), verdict.vetoes().stream()).map(Rule::id), points);
  }
}
