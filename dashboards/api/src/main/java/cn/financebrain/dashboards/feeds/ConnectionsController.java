package cn.financebrain.dashboards.feeds;

import static cn.financebrain.dashboards.feeds.RejectsController.asker;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/connections}: how each connection of {@code feeds.yaml} is. */
@RestController
class ConnectionsController {
  private final FeedDesk desk;

  ConnectionsController(FeedDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/api/connections")
  @Needs(Right.FEEDS_READ)
  JsonNode connections(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    return desk.look(asker(account, request), "feeds-status", Map.of());
  }
}
