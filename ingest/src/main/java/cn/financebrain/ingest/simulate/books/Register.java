package cn.financebrain.ingest.simulate.books;

import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Firm;
import cn.financebrain.ingest.simulate.books.Change.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the register of enterprises says, day by day, from a year before the window on. In the end a
 * name, an address and a capital are those of the {@link Firm}; what was before is made up.
 */
public final class Register {
  /** People who stand for this many are agents, who lend their names. */
  private static final int AGENT = 3;

  private final List<List<Change>> changes = new ArrayList<>();
  private final Map<String, Integer> companies = new HashMap<>();

  public Register(City city) {
    for (Firm firm : city.firms()) {
      companies.merge(firm.people().legalRepHash(), 1, Integer::sum);
    }
    List<String> agents = agents(city);
    for (Firm firm : city.firms()) {
      List<Step> steps = new ChangePlan(city, firm, agents).steps();
      changes.add(new Rewrite(city, firm, steps, companies).changes());
    }
  }

  private List<String> agents(City city) {
    List<String> agents =
        city.firms().stream()
            .map(firm -> firm.people().legalRepHash())
            .filter(person -> companies.get(person) >= AGENT)
            .distinct()
            .toList();
    return agents.isEmpty() ? List.of(city.person(0, 0)) : agents;
  }

  /** All changes of an enterprise in order. */
  public List<Change> changes(Firm firm) {
    return changes.get(firm.number() - 1);
  }

  /** What the register says at the end of the day. */
  public Entry entry(Firm firm, LocalDate day) {
    List<Change> all = changes(firm);
    if (all.isEmpty()) {
      return Rewrite.known(firm);
    }
    Entry entry = all.get(0).before();
    for (Change change : all) {
      if (change.day().isAfter(day)) {
        return entry;
      }
      entry = change.after();
    }
    return entry;
  }
}
