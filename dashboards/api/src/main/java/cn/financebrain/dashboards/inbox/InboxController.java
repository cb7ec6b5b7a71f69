package cn.financebrain.dashboards.inbox;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/inbox}: one's own messages. */
@RestController
@Needs({})
class InboxController {
  private final InboxReader inbox;
  private final InstantSource clock;

  InboxController(InboxReader inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  record Messages(List<Message> items, long unread) {}

  record Message(
      UUID id,
      String kind,
      String subject,
      String title,
      boolean failed,
      int count,
      List<String> names,
      Instant at,
      boolean seen) {
    static Message of(InboxReader.Message message) {
      News news = message.news();
      return new Message(
          message.id(),
          news.kind().id(),
          news.subject(),
          news.title(),
          news.failed(),
          news.count(),
          news.names(),
          message.at(),
          message.seen());
    }
  }

  record Seen(String until) {}

  @GetMapping("/api/inbox")
  Messages messages(@AuthenticationPrincipal Account account) {
    List<Message> messages = inbox.of(account).stream().map(Message::of).toList();
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
