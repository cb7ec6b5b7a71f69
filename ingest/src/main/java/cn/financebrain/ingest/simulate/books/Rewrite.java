package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.District;
import cn.financebrain.ingest.simulate.Districts;
import cn.financebrain.ingest.simulate.Draws;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.books.Change.Entry;
import cn.financebrain.ingest.simulate.books.Change.Item;
import cn.financebrain.ingest.simulate.books.Change.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns planned steps into changes with what the register said before and says after. */
final class Rewrite {
  /** Officers from before a change have indices below this. */
  private static final int EARLIER_OFFICERS = -10;

  private static final String PLAIN_SCOPE = "企业管理咨询；信息咨询服务；会议及展览服务。";
  private static final List<String> ORDINARY_LINES =
      List.of("货物进出口", "技术进出口", "互联网销售", "食品销售", "劳务服务", "住房租赁", "广告制作");
  private static final List<String> FINANCE_LINES = List.of("以自有资金从事投资活动", "投资咨询", "资产管理");
  private static final List<String> ROADS = List.of("创业路", "明珠路", "瑞丰街", "望江东路", "学院西路", "江滨大道");

  private final City city;
  private final Firm firm;
  private final List<Step> steps;
  private final Map<String, Integer> companies;
  private final Draws draws;

  /**
   * @param companies of which each person is legal representative
   */
  Rewrite(City city, Firm firm, List<Step> steps, Map<String, Integer> companies) {
    this.city = city;
    this.firm = firm;
    this.steps = steps;
    this.companies = companies;
    this.draws = Habits.of(city, firm, "entries of the register");
  }

  /** What is known of an enterprise that changes nothing. */
  static Entry known(Firm firm) {
    return new Entry(
        firm.name(),
        firm.site(),
        firm.people().legalRepHash(),
        firm.capital(),
        firm.industry().scope(),
        0);
  }

  List<Change> changes() {
    List<Firm.Site> sites = sites();
    List<Change> changes = new ArrayList<>();
    Entry entry = opening(sites.get(0));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Optional<Person> successor = successor(i);
      Entry after = after(entry.with(sites.get(i + 1)), step, successor);
      changes.add(new Change(step.day(), step.item(), entry, after, successor));
      entry = after;
    }
    return changes;
  }

  private Entry opening(Firm.Site site) {
    boolean renames = steps.stream().anyMatch(step -> step.item() == Item.NAME);
    boolean plain = firm.kind().ponzi() && steps.stream().anyMatch(Step::finance);
    boolean replaced = firstOwn() < steps.size();
    double grown =
        steps.stream()
            .filter(step -> step.item() == Item.CAPITAL && step.factor() > 1)
            .mapToDouble(Step::factor)
            .findFirst()
            .orElse(1);
    return new Entry(
        renames ? firm.formerName().orElseThrow() : firm.name(),
        site,
        replaced ? city.person(firm.number(), EARLIER_OFFICERS) : firm.people().legalRepHash(),
        firm.capital() / grown,
        plain ? PLAIN_SCOPE : firm.industry().scope(),
        0);
  }

  /** Where it sits before each step and after the last; it ends where it is known to be. */
  private List<Firm.Site> sites() {
    List<Firm.Site> sites = new ArrayList<>(List.of(firm.site()));
    for (int i = steps.size() - 1; i >= 0; i--) {
      Firm.Site next = sites.get(0);
      sites.add(
          0,
          switch (steps.get(i).item()) {
            case ADDRESS -> site(next.district());
            case REGISTRAR -> site(other(next.district()));
            default -> next;
          });
    }
    return sites;
  }

  private District other(District district) {
    District other = draws.pick(Districts.all());
    while (other.code().equals(district.code())) {
      other = draws.pick(Districts.all());
    }
    return other;
  }

  private Firm.Site site(District district) {
    String prefecture = district.name().endsWith("市") ? "浙江省" : "浙江省温州市";
    String town = prefecture + district.name() + draws.pick(district.towns());
    String address = town + draws.pick(ROADS) + draws.between(1, 499) + "号" + draws.between(1, 9);
    return new Firm.Site(district, address + "0" + draws.between(1, 9) + "室", false);
  }

  private Entry after(Entry now, Step step, Optional<Person> successor) {
    return new Entry(
        step.item() == Item.NAME ? firm.name() : now.name(),
        now.site(),
        successor.map(Person::hash).orElse(now.legalRepHash()),
        step.item() == Item.CAPITAL ? now.capital() * step.factor() : now.capital(),
        step.item() == Item.SCOPE ? scope(now.scope(), step.finance()) : now.scope(),
        now.changes() + 1);
  }

  private String scope(String now, boolean finance) {
    if (now.equals(PLAIN_SCOPE)) {
      return firm.industry().scope();
    }
    String line = draws.pick(finance ? FINANCE_LINES : ORDINARY_LINES);
    return now.contains(line) ? now : now.substring(0, now.length() - 1) + "；" + line + "。";
  }

  /** The first step by which the person that the firm is known by comes in; none: past the end. */
  private int firstOwn() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).item() == Item.LEGAL_REPRESENTATIVE) {
        return steps.get(i).successor().isEmpty() ? i : steps.size();
      }
    }
    return steps.size();
  }

  private Optional<Person> successor(int place) {
    Step step = steps.get(place);
    if (step.item() != Item.LEGAL_REPRESENTATIVE) {
      return Optional.empty();
    }
    if (step.successor().isPresent()) {
      boolean old = draws.chance(0.4);
      int age = old ? draws.between(70, 84) : draws.between(22, 66);
      return Optional.of(person(step.successor().get(), age));
    }
    String hash =
        place == firstOwn()
            ? firm.people().legalRepHash()
            : city.person(firm.number(), EARLIER_OFFICERS - 1 - place);
    int age = (int) Math.round(Math.max(19, Math.min(78, 45 + 10 * draws.gaussian())));
    return Optional.of(person(hash, age));
  }

  private Person person(String hash, int age) {
    return new Person(hash, age, Math.max(1, companies.getOrDefault(hash, 0)));
  }
}
