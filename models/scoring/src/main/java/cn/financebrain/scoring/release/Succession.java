package cn.financebrain.scoring.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What was in force one after the other. */
final class Succession {
  private Succession() {}

  /**
   * The release from which on everything is as in the last one.
   *
   * @param releases by number
   * @param what of a release; may be null
   */
  static int since(List<Release> releases, Function<Release, ?> what) {
    Object now = what.apply(releases.get(releases.size() - 1));
    int first = releases.size() - 1;
    while (first > 0 && Objects.equals(what.apply(releases.get(first - 1)), now)) {
      first--;
    }
    return releases.get(first).number();
  }

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
