package cn.financebrain.ingest.simulate.justice;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.FirmMonth;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.ingest.simulate.justice.Suit.Judgment;
import cn.financebrain.ingest.simulate.justice.Suit.Plaintiff;
import cn.financebrain.ingest.simulate.justice.Suit.Role;
import cn.financebrain.ingest.simulate.story.Affair;
import cn.financebrain.ingest.simulate.story.StoryMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The suits that are filed in a month, with all that follows from them. Drawn from numbers of their
 * own, so that each table of the courts tells of the same suits.
 */
final class Docket {
  private static final long SUITS = 0x7375697473L;
  private static final int MOST = 60;
  private static final int LENDERS = 400;

  private final City city;
  private final Firm firm;
  private final YearMonth month;
  private final StoryMonth at;
  private final boolean borrows;

  private Docket(City city, Firm firm, YearMonth month, boolean borrows) {
    this.city = city;
    this.firm = firm;
    this.month = month;
    this.at = new StoryMonth(firm, month);
    this.borrows = borrows;
  }

  static List<Suit> of(FirmMonth month) {
    boolean borrows = month.state().loanBalance() > 0;
    return new Docket(month.city(), month.firm(), month.month(), borrows).suits();
  }

  /** Judgments on suits that were filed in the month; the causes of suits are not told. */
  static List<Judgment> judgments(City city, Firm firm, YearMonth filed) {
    return new Docket(city, firm, filed, false)
        .suits().stream().flatMap(suit -> suit.judgment().stream()).toList();
  }

  private List<Suit> suits() {
    List<Suit> suits = new ArrayList<>();
    if (!YearMonth.from(firm.established()).isBefore(month)
        || (at.closed() && at.collapsed() < 0)) {
      return suits;
    }
    Draws draws = draws(0);
    int everyday =
        at.collapsed() >= 0
            ? 0
            : draws.poisson(Quarrels.everyday(firm) + 3 * Affair.weight(city, firm, month));
    int brought = at.collapsed() >= 0 ? 0 : draws.poisson(Quarrels.brought(firm.size()));
    int trouble = draws.poisson(Quarrels.ofTrouble(firm, at));
    int all = Math.min(MOST, everyday + brought + trouble);
    for (int place = 1; place <= all; place++) {
      Role role = place > everyday && place <= everyday + brought ? Role.PLAINTIFF : Role.DEFENDANT;
      suits.add(suit(place, role, place > everyday + brought, draws(place)));
    }
    return suits;
  }

  private Draws draws(int place) {
    return Draws.of(
        city.seed(), SUITS, firm.number(), month.getYear() * 12L + month.getMonthValue(), place);
  }

  private Suit suit(int place, Role role, boolean ofTrouble, Draws draws) {
    boolean hopeless = ofTrouble && firm.story().recoveredOn().isEmpty();
    LocalDate filedOn = filedOn(ofTrouble, draws);
    String outcome = Outcomes.draw(firm, role, ofTrouble, draws);
    boolean judged = draws.chance(0.85);
    LocalDate judgedOn = filedOn.plusDays(draws.between(40, 200));
    double awarded = Outcomes.share(outcome, draws);
    Enforcements after = new Enforcements(firm, ofTrouble, hopeless, draws);
    String enforcedUnder = Court.number(firm, "执", judgedOn.plusDays(60), month, place);
    // Last, since the cause is not alike in both views of the docket.
    Cause cause =
        ofTrouble
            ? Cause.ofTrouble(firm, borrows, draws)
            : role == Role.PLAINTIFF ? Cause.brought(draws) : Cause.everyday(firm, draws);
    double amount = cause.amount(firm, draws);
    Optional<Judgment> judgment =
        judged ? Optional.of(new Judgment(judgedOn, outcome, awarded * amount)) : Optional.empty();
    Plaintiff plaintiff = role == Role.PLAINTIFF ? Plaintiff.ENTERPRISE : cause.plaintiff();
    return new Suit(
        Court.number(firm, "民初", filedOn, month, place),
        filedOn,
        role,
        cause.name(draws),
        amount,
        plaintiff,
        plaintiff == Plaintiff.PERSON
            ? Optional.of(city.person(firm.number(), draws.between(0, LENDERS)))
            : Optional.empty(),
        hopeless,
        judgment,
        role == Role.DEFENDANT
            ? judgment.flatMap(j -> after.of(j, enforcedUnder))
            : Optional.empty());
  }

  private LocalDate filedOn(boolean ofTrouble, Draws draws) {
    Story story = firm.story();
    return at.dayFrom(ofTrouble ? story.collapsedOn() : Optional.empty(), draws);
  }
}
