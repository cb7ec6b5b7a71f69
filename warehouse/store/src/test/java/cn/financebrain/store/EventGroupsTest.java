package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventGroupsTest {
  private final List<EnterpriseEvents> groups = new ArrayList<>();
  private final EventGroups gathering = new EventGroups(groups::add);

  @Test
  void eachEnterpriseIsOneGroup() {
    gathering.add(Samples.event(1, 0));
    gathering.add(Samples.event(1, 1));
    gathering.add(Samples.event(2, 0));
    gathering.finish();
    assertThat(groups)
        .containsExactly(
            new EnterpriseEvents(
                Samples.enterprise(1), List.of(Samples.event(1, 0), Samples.event(1, 1))),
            new EnterpriseEvents(Samples.enterprise(2), List.of(Samples.event(2, 0))));
  }

  @Test
  void theFirstOfEqualRevisionsCountsAndOtherRevisionsStay() {
    gathering.add(Samples.event(1, 0));
    gathering.add(Samples.event(1, 0));
    gathering.add(Samples.revised(Samples.event(1, 0), 1, true));
    gathering.finish();
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).events())
        .containsExactly(Samples.event(1, 0), Samples.revised(Samples.event(1, 0), 1, true));
  }

  @Test
  void nothingGivesNoGroup() {
    gathering.finish();
    assertThat(groups).isEmpty();
  }
}
