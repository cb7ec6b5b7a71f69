package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteBackCacheTest {
  private final List<String> written = new ArrayList<>();
  private final WriteBackCache<Object> open = open(40);

  /** A cache of objects that weigh 20 each. */
  private WriteBackCache<Object> open(int limit) {
    return new WriteBackCache<>(limit, object -> 20, (key, object) -> written.add(key));
  }

  private Object add(String key) throws Exception {
    Object object = new Object();
    open.add(key, object);
    return object;
  }

  @Test
  void theOneNotAskedForLongestIsWrittenBackAndClosed() throws Exception {
    Object one = add("one");
    add("two");
    open.changed("two");
    assertThat(open.get("one")).isSameAs(one);

    Object three = add("three");

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
  void whatIsWrittenMayWeighLess() throws Exception {
    List<Integer> weights = new ArrayList<>(List.of(30));
    WriteBackCache<List<Integer>> shrinking =
        new WriteBackCache<>(40, object -> object.get(0), (key, object) -> object.set(0, 10));
    shrinking.add("one", weights);
    shrinking.changed("one");

    shrinking.flush();
    shrinking.add("two", List.of(30));

    assertThat(shrinking.get("one")).as("10 and 30 have room").isSameAs(weights);
  }

  @Test
  void theNewestStaysHoweverLargeItIs() throws Exception {
    WriteBackCache<Object> tiny = open(1);
    Object state = new Object();

    tiny.add("one", state);

    assertThat(tiny.get("one")).isSameAs(state);
  }
}
