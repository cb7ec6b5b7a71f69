package cn.financebrain.scoring.profile;

import cn.financebrain.contract.TagSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The order in which tags are computed: each after those that it reads. */
final class ReadingOrder {
  private enum Visit {
    NOT_YET,
    UNDER_WAY,
    DONE
  }

  private final List<TagSpec> tags;
  private final int[][] reads;
  private final List<String> problems;
  private final Visit[] visits;
  private final List<Integer> order = new ArrayList<>();

  private ReadingOrder(List<TagSpec> tags, int[][] reads, List<String> problems) {
    this.tags = tags;
    this.reads = reads;
    this.problems = problems;
    this.visits = new Visit[tags.size()];
    Arrays.fill(visits, Visit.NOT_YET);
  }

  /**
   * @param reads places of the tags that each tag reads
   * @param problems gets a line for each circle
   */
  static int[] of(List<TagSpec> tags, int[][] reads, List<String> problems) {
    ReadingOrder order = new ReadingOrder(tags, reads, problems);
    for (int place = 0; place < tags.size(); place++) {
      order.visit(place);
    }
    return order.order.stream().mapToInt(Integer::intValue).toArray();
  }

  private void visit(int place) {
    if (visits[place] == Visit.UNDER_WAY) {
      problems.add(
          "tag %s reads itself, through others or at once".formatted(tags.get(place).id()));
    }
    if (visits[place] != Visit.NOT_YET) {
      return;
    }
    visits[place] = Visit.UNDER_WAY;
    for (int read : reads[place]) {
      visit(read);
    }
    visits[place] = Visit.DONE;
    order.add(place);
  }
}
