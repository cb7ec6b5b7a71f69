package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.casework.PlanStep;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A case whole, as the interface answers it; what is null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseJson(
    Summary summary,
    List<JsonNode> alerts,
    List<Legal> actions,
    Waiting proposal,
    LocalDate suspendedUntil,
    String verdict,
    String impact,
    Person companion,
    Person receiptBy,
    List<PlanStep> plan,
    List<Note> notes,
    List<Attachment> attachments,
    List<Entry> history) {

  /** The same for a file, in which nobody can act. */
  CaseJson withoutActions() {
    return new CaseJson(
        summary,
        alerts,
        List.of(),
        proposal,
        suspendedUntil,
        verdict,
        impact,
        companion,
        receiptBy,
        plan,
        notes,
        attachments,
        history);
  }

  /** As lists show a case. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      String number,
      int version,
      String enterprise,
      String enterpriseName,
      String region,
      String risk,
      String band,
      Double riskIndex,
      String state,
      String path,
      String outcome,
      List<String> marks,
      Person handler,
      Person supervisor,
      int alerts,
      Instant openedAt,
      Instant changedAt,
      Deadline due,
      String otherRisk) {}

  record Deadline(LocalDate on, int workingDaysLeft) {}

  /** What who asks may do now. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Legal(
      String action,
      List<String> needs,
      boolean secondPerson,
      List<String> outcomes,
      String refused) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Waiting(
      String action, Person by, Instant at, String reason, LocalDate until, String impact) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Note(UUID id, Person by, Instant at, String text, Site evidence) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Site(Instant at, String place, Double latitude, Double longitude) {}

  record Attachment(
      UUID id, String name, String mediaType, int size, String sha256, Person by, Instant at) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      Instant at,
      Person by,
      String action,
      int version,
      String state,
      String reason,
      Person assignee,
      String outcome,
      String verdict,
      LocalDate until) {}

  /** A page of the list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Summary> items, int total, List<Count> counts, int closedLately, String next) {}

  record Count(String state, int cases, int overdue) {}
}
