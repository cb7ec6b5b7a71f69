package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/inbox}: one's own messages. */
@RestController
@Needs(Right.REPORTS_READ)
class InboxController {
  private final Inbox inbox;
  private final InstantSource clock;

  InboxController(Inbox inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  record Messages(List<Inbox.Message> items, long unread) {}

  record Seen(String until) {}

  @GetMapping("/api/inbox")
  Messages messages(@AuthenticationPrincipal Account account) {
    List<Inbox.Message> messages = inbox.of(account);
    return new Messages(messages, messages.stream().filter(each -> !each.seen()).count());
  }

  @PostMapping("/api/inbox/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(@RequestBody Seen body, @AuthenticationPrincipal Account account) {
    inbox.seen(
        account,
        Parameters.instant("until", Bodies.present("until", body.until())),
        clock.instant());
  }
}
