package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStatesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private final List<String> written = new ArrayList<>();
  private final OpenStates open = open(40); // an empty state counts 20

  private OpenStates open(int limit) {
    return new OpenStates(limit, (key, state) -> written.add(key));
  }

  private EnterpriseState add(String key) throws Exception {
    EnterpriseState state = EnterpriseState.empty(CATALOGUE);
    open.add(key, state);
    return state;
  }

  @Test
  void theOneNotAskedForLongestIsWrittenBackAndClosed() throws Exception {
    EnterpriseState one = add("one");
    add("two");
    open.changed("two");
    assertThat(open.get("one")).isSameAs(one);

    EnterpriseState three = add("three");

    assertThat(open.get("two")).isNull();
    assertThat(written).containsExactly("two");
    assertThat(open.get("one")).isSameAs(one);
    assertThat(open.get("three")).isSameAs(three);
  }

  @Test
  void whatHasNotChangedIsNotWritten() throws Exception {
    add("one");
    add("two");
    open.changed("one");

    open.flush();
    open.flush();

    assertThat(written).containsExactly("one");
    assertThat(open.get("two")).isNotNull();
  }

  @Test
  void theNewestStaysHoweverLargeItIs() throws Exception {
    OpenStates tiny = open(1);
    EnterpriseState state = EnterpriseState.empty(CATALOGUE);

    tiny.add("one", state);

    assertThat(tiny.get("one")).isSameAs(state);
  }
}
