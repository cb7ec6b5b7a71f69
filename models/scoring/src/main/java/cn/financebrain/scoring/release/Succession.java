package cn.financebrain.scoring.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was in force one after the other. */
final class Succession {
  private Succession() {}

  /**
   * What led to what is in force now, which is the first; without what was undone.
   *
   * @param releases by number
   * @param what of a release
   */
  static <T> Deque<T> of(List<Release> releases, Journal journal, Function<Release, T> what) {
    Set<Integer> rolledBack =
        journal.list().stream()
            .filter(entry -> entry.action() == Journal.Action.ROLLED_BACK)
            .map(Journal.Entry::release)
            .collect(Collectors.toSet());
    Deque<T> inForce = new ArrayDeque<>();
    for (Release release : releases) {
      T now = what.apply(release);
      if (now.equals(inForce.peek())) {
        continue;
      }
      if (rolledBack.contains(release.number())) {
        inForce.pop();
      }
      if (!now.equals(inForce.peek())) {
        inForce.push(now);
      }
    }
    return inForce;
  }
}
