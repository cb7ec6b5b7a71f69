package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.streaming.wire.KeptState;
import org.junit.jupiter.api.Test;

class OpenStatesTest {
  private static final EnterpriseState STATE = EnterpriseState.empty(Catalogue.bundled());

  private final OpenStates open = new OpenStates(40); // an empty state counts 20

  private KeptState put(String key) {
    KeptState kept = KeptState.of(STATE);
    open.put(key, kept, STATE);
    return kept;
  }

  @Test
  void theOneNotAskedForLongestIsPacked() {
    KeptState one = put("one");
    KeptState two = put("two");
    assertThat(open.get("one")).isSameAs(one);

    KeptState three = put("three");

    assertThat(open.get("two")).isNull();
    assertThat(two.isPacked()).isTrue();
    assertThat(one.isPacked()).isFalse();
    assertThat(open.get("one")).isSameAs(one);
    assertThat(open.get("three")).isSameAs(three);
  }

  @Test
  void theNewestStateOfAnEnterpriseReplacesTheOneBefore() {
    put("one");
    put("two");

    KeptState newer = put("one");

    assertThat(open.get("one")).isSameAs(newer);
    assertThat(open.get("two")).isNotNull();
  }

  @Test
  void theNewestStaysHoweverLargeItIs() {
    OpenStates tiny = new OpenStates(1);
    KeptState kept = KeptState.of(STATE);

    tiny.put("one", kept, STATE);

    assertThat(tiny.get("one")).isSameAs(kept);
  }
}
