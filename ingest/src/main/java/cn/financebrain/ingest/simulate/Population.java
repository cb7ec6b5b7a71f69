package cn.financebrain.ingest.simulate;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.simulate.Firm.Form;
import cn.financebrain.ingest.simulate.Firm.People;
import cn.financebrain.ingest.simulate.Firm.Site;
import cn.financebrain.ingest.simulate.Story.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the enterprises of a city. */
final class Population {
  private static final long FIRMS = 0x6669726dL;
  private static final long CAST = 0x63617374L;
  private static final int YEAR = 365;

  /** What the members of a shell cluster have in common. */
  private record Cluster(District district, String address, String phone, String controller) {}

  /** An enterprise whose owner sets up further ones beside it. */
  private record Family(Site site, People people) {}

  private final long seed;
  private final YearMonth first;
  private final YearMonth last;
  private final List<Story> stories;
  private final Names names = new Names();
  private final Map<Integer, Cluster> clusters = new TreeMap<>();

  private final List<Family> families = new ArrayList<>();

  /** Representatives and telephones that others may share, such as those of agents. */
  private final List<String> agents = new ArrayList<>();

  Population(long seed, int enterprises, YearMonth first, YearMonth last) {
    this.seed = seed;
    this.first = first;
    this.last = last;
    this.stories = Casting.of(enterprises, first, last, Draws.of(seed, CAST));
    for (int i = 0; i < 2 + enterprises / 500; i++) {
      agents.add(City.person(seed, 0, i));
    }
  }

  City city() {
    List<Firm> firms = new ArrayList<>();
    for (int number = 1; number <= stories.size(); number++) {
      firms.add(firm(number, stories.get(number - 1), Draws.of(seed, FIRMS, number)));
    }
    return new City(seed, first, last, firms, TieMaker.ties(seed, firms));
  }

  private Firm firm(int number, Story story, Draws draws) {
    Kind kind = story.kind();
    Industry industry = Industries.draw(kind, draws);
    Size size = Build.size(kind, draws);
    Optional<Cluster> cluster =
        kind == Kind.SHELL_CLUSTER ? Optional.of(cluster(story, number)) : Optional.empty();
    Optional<Family> family = family(kind, draws);
    District district =
        cluster
            .map(Cluster::district)
            .or(() -> family.map(f -> f.site().district()))
            .orElseGet(() -> Districts.draw(draws));
    Form form = Build.form(kind, size, draws);
    String name = names.name(district, industry, form, draws);
    int employees = Build.employees(kind, industry, size, draws);
    double capital = Build.capital(kind, size, draws);
    LocalDate established = established(story, draws);
    Site site =
        family.map(Family::site).orElseGet(() -> site(cluster, kind, district, industry, draws));
    People people =
        family
            .map(Family::people)
            .or(() -> cluster.map(c -> nominees(c, number, draws)))
            .orElseGet(() -> people(number, draws));
    if (kind == Kind.HONEST && family.isEmpty() && draws.chance(0.02)) {
      families.add(new Family(site, people));
    }
    return new Firm(
        number,
        uscc(form, district, number),
        name,
        formerName(kind, district, form, draws),
        form,
        industry,
        site,
        people,
        established,
        capital,
        Build.paidIn(kind, capital, draws),
        size,
        employees,
        turnover(kind, employees, draws) * industry.revenuePerHead(),
        kind.suspiciousButHonest() && kind != Kind.GROWING_ELDERLY_HOME,
        story);
  }

  /** Honest people too have several companies at one desk. */
  private Optional<Family> family(Kind kind, Draws draws) {
    boolean joins = kind == Kind.HONEST && draws.chance(0.03) && !families.isEmpty();
    return joins ? Optional.of(draws.pick(families)) : Optional.empty();
  }

  /** In ordinary people's months of revenue; shells pass invoices around. */
  private static double turnover(Kind kind, int employees, Draws draws) {
    int loops = kind == Kind.SHELL_CLUSTER ? 30 : 1;
    return loops * Math.max(1, employees) * draws.lognormal(1, 0.45);
  }

  /** Organisation codes that begin with 0Y are given out by no register. */
  private static Uscc uscc(Form form, District district, int number) {
    String kind = form == Form.COOPERATIVE ? "93" : "91";
    String body = kind + district.code() + String.format(Locale.ROOT, "0Y%06d", number);
    for (char check : "0123456789X".toCharArray()) {
      String code = body + check;
      Uscc uscc = new Uscc(code + Uscc.checkCharacter(code + '0'));
      if (uscc.organisationCodeChecks()) {
        return uscc;
      }
    }
    throw new IllegalStateException("no check digit for " + body);
  }

  private Optional<String> formerName(Kind kind, District district, Form form, Draws draws) {
    boolean renamed = draws.chance(kind.ponzi() ? 0.35 : 0.06) && form == Form.LIMITED;
    return renamed
        ? Optional.of(names.name(district, Industries.ordinary(draws), form, draws))
        : Optional.empty();
  }

  private static Site site(
      Optional<Cluster> cluster, Kind kind, District district, Industry industry, Draws draws) {
    if (cluster.isPresent()) {
      return new Site(district, cluster.get().address(), true);
    }
    if (kind.ponzi() && kind != Kind.PONZI_FARMERS_COOP && draws.chance(0.6)) {
      return new Site(district, Names.office(Names.town(district, draws), draws), false);
    }
    boolean shared = !industry.section().equals("C") && draws.chance(0.04);
    return shared
        ? new Site(district, Names.cluster(district, draws), true)
        : new Site(district, Names.address(district, industry, draws), false);
  }

  private People people(int number, Draws draws) {
    String representative = draws.chance(0.02) ? draws.pick(agents) : City.person(seed, number, -1);
    String controller = draws.chance(0.8) ? representative : City.person(seed, number, -2);
    String phone = draws.chance(0.03) ? draws.pick(agents) : City.person(seed, number, -3);
    return new People(representative, controller, phone);
  }

  private People nominees(Cluster cluster, int number, Draws draws) {
    String nominee = draws.chance(0.6) ? cluster.controller() : City.person(seed, number, -1);
    return new People(nominee, cluster.controller(), cluster.phone());
  }

  private Cluster cluster(Story story, int number) {
    return clusters.computeIfAbsent(
        story.group(),
        group -> {
          Draws draws = Draws.of(seed, FIRMS, -group);
          District district = Districts.draw(draws);
          return new Cluster(
              district,
              Names.cluster(district, draws),
              City.person(seed, number, -4),
              City.person(seed, number, -5));
        });
  }

  /** Before anything of the story happens; a few honest enterprises are set up in the window. */
  private LocalDate established(Story story, Draws draws) {
    Kind kind = story.kind();
    if (kind == Kind.SHELL_CLUSTER) {
      return story.startedOn().orElseThrow().minusDays(draws.between(1, 60));
    }
    if (kind.ponzi()) {
      return story.startedOn().orElseThrow().minusDays(draws.between(20, 3 * YEAR));
    }
    if (kind == Kind.HONEST && draws.chance(newcomers())) {
      long days = ChronoUnit.DAYS.between(first.atDay(1), lastFirstDay(story));
      return first.atDay(1).plusDays(draws.between(0, (int) Math.max(0, days)));
    }
    double median = kind == Kind.HONEST ? 6 : kind.suspiciousButHonest() ? 4 : 9;
    double years = 0.5 + Math.min(35, draws.lognormal(median, 0.8));
    return first.atDay(1).minusDays(Math.round(years * YEAR));
  }

  /** Share of the honest that are set up within the window: six in a hundred a year. */
  private double newcomers() {
    return Math.min(0.5, 0.06 * (ChronoUnit.MONTHS.between(first, last) + 1) / 12);
  }

  private LocalDate lastFirstDay(Story story) {
    LocalDate end = last.atEndOfMonth();
    LocalDate closing = story.closedOn().map(day -> day.minusDays(30)).orElse(end);
    return closing.isBefore(end) ? closing : end;
  }
}
