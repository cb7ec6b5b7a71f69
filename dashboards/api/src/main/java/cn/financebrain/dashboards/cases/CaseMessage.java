package cn.financebrain.dashboards.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/** A step of a case as the topic has it: the words of the interface, what is null left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseMessage(
    String number,
    int step,
    Instant at,
    String action,
    String actor,
    String enterprise,
    String region,
    String risk,
    String path,
    String band,
    Instant openedAt,
    String state,
    String handler,
    String verdict,
    String outcome,
    LocalDate dueOn,
    boolean suspended,
    boolean supervised,
    Boolean deserved) {

  static CaseMessage of(CaseEvent event) {
    return new CaseMessage(
        event.number(),
        event.version(),
        event.at(),
        event.action(),
        event.actor(),
        event.enterprise(),
        event.region(),
        event.risk().id(),
        Words.id(event.path()),
        Words.id(event.band()),
        event.openedAt(),
        Words.id(event.state()),
        event.handler(),
        Words.id(event.verdict()),
        Words.id(event.outcome()),
        event.dueOn(),
        event.suspended(),
        event.supervised(),
        event.deserved());
  }
}
