package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.wire.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/followed-sets} and {@code /api/views/ID/following}: the sets that one follows. */
@RestController
@Needs(Right.ENTERPRISES_READ)
class FollowedSetsController {
  private final Follows follows;

  FollowedSetsController(Follows follows) {
    this.follows = follows;
  }

  /**
   * The sets that somebody follows.
   *
   * @param most that may be followed
   * @param membersMost that a set may have
   */
  record Sets(List<Followed> items, int most, int membersMost) {}

  /**
   * A set.
   *
   * @param members at the last look
   * @param ended left out while it is followed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Followed(
      UUID view, String name, int members, Instant followedAt, Instant lookedAt, Ended ended) {
    static Followed of(FollowedSet set) {
      return new Followed(
          set.view(),
          set.name(),
          set.members(),
          set.followedAt(),
          set.lookedAt(),
          set.isOver() ? new Ended(set.ended().id(), set.endedAt()) : null);
    }
  }

  record Ended(String why, Instant at) {}

  @GetMapping("/api/followed-sets")
  Sets sets(@AuthenticationPrincipal Account account) {
    return new Sets(
        follows.of(account).stream().map(Followed::of).toList(),
        Follows.FOLLOWED_MAX,
        SetReader.MEMBERS_MAX);
  }

  @PutMapping("/api/views/{id}/following")
  Followed follow(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return Followed.of(follows.follow(idOf(id), account, request.getRemoteAddr()));
  }

  @DeleteMapping("/api/views/{id}/following")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unfollow(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    follows.unfollow(idOf(id), account, request.getRemoteAddr());
  }

  private static UUID idOf(String id) {
    return Parameters.uuid(id, ProblemCode.VIEW_NOT_FOUND);
  }
}
