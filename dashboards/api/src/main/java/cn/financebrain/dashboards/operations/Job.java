package cn.financebrain.dashboards.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Work that was asked for.
 *
 * @param by account that asked
 * @param state {@code waiting}, {@code running}, {@code done}, {@code failed} or {@code stopped}
 * @param done steps that are done
 * @param total steps in all; 0 where that is not known
 * @param endedAt null until it is over
 * @param result what it found or did; null until it is done
 * @param problem why it failed; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Job(
    String id,
    String operation,
    String by,
    String state,
    long done,
    long total,
    Instant askedAt,
    Instant endedAt,
    JsonNode result,
    Problem problem) {

  /** Whether it is still to be over. */
  boolean isUnderWay() {
    return state.equals("waiting") || state.equals("running");
  }

  /**
   * @param kind {@code refused}, {@code usage} or {@code unavailable}
   */
  public record Problem(String kind, String zh, String en) {}
}
