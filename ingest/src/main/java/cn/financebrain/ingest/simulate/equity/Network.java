package cn.financebrain.ingest.simulate.equity;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.Stake;
import cn.financebrain.ingest.simulate.books.Change.Entry;
import cn.financebrain.ingest.simulate.books.Days;
import cn.financebrain.ingest.simulate.books.Ending;
import cn.financebrain.ingest.simulate.books.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The graph of all enterprises on a day: stakes, people, addresses, telephones, guarantees, as the
 * register has them then. What it measures is the department's measure, not the story.
 */
final class Network {
  private final City city;
  private final LocalDate day;
  private final Ownership ownership;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final Map<String, List<Firm>> byAddress = new HashMap<>();
  private final Map<String, List<Firm>> byPhone = new HashMap<>();
  private final Map<String, List<Firm>> byPerson = new HashMap<>();
  private final Map<String, Integer> represented = new HashMap<>();
  private final Propagation propagation;

  Network(City city, Register register, LocalDate day) {
    this.city = city;
    this.day = day;
    this.ownership = new Ownership(city);
    for (Firm firm : city.firms()) {
      if (!firm.established().isAfter(day)) {
        enter(firm, register.entry(firm, day));
      }
    }
    this.propagation = new Propagation(city, this::neighbours, firm -> known(firm) && risky(firm));
  }

  private void enter(Firm firm, Entry entry) {
    entries.put(firm.number(), entry);
    for (String person : persons(firm)) {
      list(byPerson, person).add(firm);
    }
    if (Ending.living(firm, day)) {
      list(byAddress, entry.site().address()).add(firm);
      list(byPhone, firm.people().phoneHash()).add(firm);
      represented.merge(entry.legalRepHash(), 1, Integer::sum);
    }
  }

  private static List<Firm> list(Map<String, List<Firm>> lists, String key) {
    return lists.computeIfAbsent(key, k -> new ArrayList<>());
  }

  private NavigableSet<String> persons(Firm firm) {
    return new TreeSet<>(List.of(entry(firm).legalRepHash(), firm.people().controllerHash()));
  }

  private Entry entry(Firm firm) {
    return entries.get(firm.number());
  }

  private boolean known(Firm firm) {
    return entries.containsKey(firm.number());
  }

  private boolean risky(Firm firm) {
    return Ratings.risky(city, firm, day);
  }

  private List<Firm> atAddress(Firm firm) {
    return byAddress.getOrDefault(entry(firm).site().address(), List.of());
  }

  private List<Firm> withPhone(Firm firm) {
    return byPhone.getOrDefault(firm.people().phoneHash(), List.of());
  }

  /** Numbers of those one step away: by stake, guarantee, person or address. */
  NavigableSet<Integer> neighbours(Firm firm) {
    NavigableSet<Integer> near = new TreeSet<>();
    Consumer<Firm> add = other -> near.add(other.number());
    if (known(firm)) {
      city.owners(firm).forEach(stake -> add.accept(stake.owner()));
      city.holdings(firm).forEach(stake -> add.accept(stake.owned()));
      city.guarantors(firm).forEach(add);
      city.guaranteed(firm).forEach(add);
      persons(firm).forEach(person -> byPerson.get(person).forEach(add));
      atAddress(firm).forEach(add);
      near.removeIf(number -> !entries.containsKey(number) || number == firm.number());
    }
    return near;
  }

  /**
   * @param firm living
   */
  Measures measures(Firm firm) {
    List<Firm> investees =
        city.holdings(firm).stream().map(Stake::owned).filter(this::known).toList();
    return new Measures(
        atAddress(firm).size(),
        withPhone(firm).size(),
        badHistory(firm),
        (int) neighbours(firm).stream().filter(number -> risky(city.firm(number))).count(),
        hundredths(propagation.of(firm)),
        represented.getOrDefault(entry(firm).legalRepHash(), 0),
        ownership.depth(firm),
        ownership.circular(firm),
        branchCities(firm),
        investees.size(),
        (int) investees.stream().filter(owned -> !Ending.living(owned, day)).count(),
        shellScore(firm),
        Partners.count(city, firm, day)
            + Partners.managed(city, firm, day)
            + investees.stream().mapToInt(owned -> Partners.count(city, owned, day)).sum(),
        hundredths(ownership.stateShare(firm)));
  }

  /** Whether one of its people stood for another scheme that has fallen. */
  private boolean badHistory(Firm firm) {
    return persons(firm).stream()
        .flatMap(person -> byPerson.get(person).stream())
        .filter(other -> other.number() != firm.number() && other.story().raisesMoney())
        .anyMatch(other -> Days.reached(other.story().collapsedOn(), day.minusDays(60)));
  }

  private int branchCities(Firm firm) {
    return (int)
        Branch.of(city, firm).stream()
            .filter(branch -> !branch.openedOn().isAfter(day))
            .map(Branch::cityCode)
            .distinct()
            .count();
  }

  /** The more others there are that have two of address, person and telephone in common with it. */
  private double shellScore(Firm firm) {
    NavigableSet<Integer> candidates = new TreeSet<>();
    atAddress(firm).forEach(other -> candidates.add(other.number()));
    withPhone(firm).forEach(other -> candidates.add(other.number()));
    candidates.remove(firm.number());
    int alike = (int) candidates.stream().filter(number -> alike(firm, city.firm(number))).count();
    return alike == 0 ? 0 : hundredths(1 - StrictMath.pow(0.75, alike));
  }

  private boolean alike(Firm firm, Firm other) {
    NavigableSet<String> people = persons(firm);
    people.retainAll(persons(other));
    int common = people.isEmpty() ? 0 : 1;
    common += firm.people().phoneHash().equals(other.people().phoneHash()) ? 1 : 0;
    common += entry(firm).site().address().equals(entry(other).site().address()) ? 1 : 0;
    return common >= 2;
  }

  private static double hundredths(double value) {
    return Math.min(1, Math.max(0, Math.round(value * 100) / 100.0));
  }
}
