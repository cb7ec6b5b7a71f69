package cn.financebrain.scoring.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** What was in force one after the other. */
final class Succession {
  private Succession() {}

  /**
   * What led to what is in force now, which is the first; without what was taken back.
   *
   * @param releases by number
   * @param what of a release
   */
  static <T> Deque<T> of(List<Release> releases, Function<Release, T> what) {
    Deque<T> inForce = new ArrayDeque<>();
    for (Release release : releases) {
      T now = what.apply(release);
      if (now.equals(inForce.peek())) {
        continue;
      }
      if (release.rollback()) {
        inForce.pop();
      }
      if (!now.equals(inForce.peek())) {
        inForce.push(now);
      }
    }
    return inForce;
  }
}
