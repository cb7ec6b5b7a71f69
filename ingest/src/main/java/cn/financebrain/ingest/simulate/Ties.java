package cn.financebrain.ingest.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is tied to whom.
 *
 * @param groups members of clusters and circles, by the number of the group
 */
record Ties(
    Table<Firm> suppliers,
    Table<Firm> customers,
    Table<Firm> guarantors,
    Table<Firm> guaranteed,
    Table<Stake> owners,
    Table<Stake> holdings,
    Map<Integer, List<Firm>> groups) {

  static Ties none() {
    return new Ties(
        new Table<>(),
        new Table<>(),
        new Table<>(),
        new Table<>(),
        new Table<>(),
        new Table<>(),
        new TreeMap<>());
  }

  /** What belongs to each enterprise, in the order in which it was added. */
  static final class Table<T> {
    private final SortedMap<Integer, List<T>> lists = new TreeMap<>();

    void add(Firm firm, T item) {
      lists.computeIfAbsent(firm.number(), number -> new ArrayList<>()).add(item);
    }

    List<T> of(Firm firm) {
      return lists.getOrDefault(firm.number(), List.of());
    }
  }

  void trade(Firm supplier, Firm customer) {
    suppliers.add(customer, supplier);
    customers.add(supplier, customer);
  }

  void guarantee(Firm guarantor, Firm borrower) {
    guarantors.add(borrower, guarantor);
    guaranteed.add(guarantor, borrower);
  }

  void own(Stake stake) {
    owners.add(stake.owned(), stake);
    holdings.add(stake.owner(), stake);
  }

  void group(Firm member) {
    if (member.story().group() > 0) {
      groups.computeIfAbsent(member.story().group(), number -> new ArrayList<>()).add(member);
    }
  }
}
