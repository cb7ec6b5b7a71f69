package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of the cockpit's funnel. */
@ExtendWith(CaseServer.Shared.class)
class ClosedLatelyIT {
  private static int closedLately(String official, String number) {
    return desk.as(official)
        .get("/api/cases?query=" + number)
        .expect(200)
        .json()
        .path("closedLately")
        .asInt();
  }

  private static void dismiss(String number) {
    desk.act("lead", number, "dismiss", Map.of("reason", "同名误报")).expect(200);
    desk.act("approver", number, "approve").expect(200);
  }

  @Test
  void aCaseCountsForTwoWeeksAfterItsClosingUnlessItComesBack() {
    String number = desk.open(Risk.FUNDRAISING);
    assertThat(closedLately("lead", number)).isZero();
    dismiss(number);
    assertThat(closedLately("lead", number)).isOne();
    assertThat(closedLately("elsewhere", number)).as("another district").isZero();
    desk.act("lead", number, "reopen", Map.of("reason", "新线索")).expect(200);
    desk.act("approver", number, "approve").expect(200);
    assertThat(closedLately("lead", number)).as("it is open again").isZero();
    dismiss(number);
    desk.server.clock().advance(Duration.ofDays(13));
    assertThat(closedLately("lead", number)).isOne();
    desk.server.clock().advance(Duration.ofDays(1));
    assertThat(closedLately("lead", number)).isZero();
  }

  /** To propose that it comes back, and not to have it, changes the case and not its closing. */
  @Test
  void aClosingOfLongAgoDoesNotComeBackWithALaterChange() {
    String number = desk.open(Risk.FUNDRAISING);
    dismiss(number);
    desk.server.clock().advance(Duration.ofDays(14));
    desk.act("lead", number, "reopen", Map.of("reason", "新线索")).expect(200);
    desk.act("approver", number, "reject", Map.of("reason", "证据不足")).expect(200);
    assertThat(closedLately("lead", number)).isZero();
  }
}
