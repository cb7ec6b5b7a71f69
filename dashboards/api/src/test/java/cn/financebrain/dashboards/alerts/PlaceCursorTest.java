package cn.financebrain.dashboards.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.financebrain.dashboards.problem.ProblemException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;

class PlaceCursorTest {
  private static final long MICROS_MAX = 4_000_000_000_000_000L;

  @Property
  void aPlaceIsFoundAgain(
      @ForAll @LongRange(max = MICROS_MAX) long micros, @ForAll @NumericChars String id) {
    PlaceCursor place = new PlaceCursor(Instant.EPOCH.plusNanos(micros * 1_000), id + "|x");
    assertThat(PlaceCursor.parse(place.text())).isEqualTo(place);
    assertThat(place.text()).matches("[A-Za-z0-9_-]+");
  }

  @Property
  void anyOtherTextIsAProblemAndNothingElse(@ForAll String text) {
    Throwable thrown = catchThrowable(() -> PlaceCursor.parse(text));
    assertThat(thrown == null || thrown instanceof ProblemException).isTrue();
  }
}
