package cn.financebrain.dashboards.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EventKey;
import cn.financebrain.dashboards.problem.ProblemException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class EventKeyJsonTest {

  @Property
  void whatIsWrittenIsReadBack(
      @ForAll
          @StringLength(min = 1, max = 20)
          @Chars({'%', '|', '2', '5', '7', 'C', '/'})
          @CharRange(from = 'a', to = 'c')
          String source,
      @ForAll @StringLength(min = 1, max = 20) String id) {
    EventKey key = new EventKey(source, id);
    assertThat(EventKeyJson.parse(EventKeyJson.of(key).key())).isEqualTo(key);
  }

  @Example
  void anOrdinaryKeyStaysLegible() {
    assertThat(EventKeyJson.of(new EventKey("bdci/tax_info", "7-2016")).key())
        .isEqualTo("bdci/tax_info|7-2016");
  }

  @Property
  void whatIsNoKeyIsRefused(@ForAll @CharRange(from = 'a', to = 'z') String text) {
    assertThatThrownBy(() -> EventKeyJson.parse(text)).isInstanceOf(ProblemException.class);
  }
}
