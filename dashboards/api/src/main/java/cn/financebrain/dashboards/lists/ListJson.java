package cn.financebrain.dashboards.lists;

import cn.financebrain.dashboards.cases.People.Person;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An entry of a list whole, as the interface answers it; what is null is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListJson(Summary summary, List<Legal> actions, List<Step> history) {

  /** As lists show an entry. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      UUID id,
      int version,
      String list,
      String enterprise,
      String enterpriseName,
      String region,
      String risk,
      String state,
      List<String> marks,
      String reason,
      String basis,
      String measures,
      @JsonProperty("case") String caseNumber,
      LocalDate until,
      LocalDate reviewOn,
      LocalDate revisitOn,
      Instant addedAt,
      Instant changedAt,
      Instant listedAt,
      Instant endedAt,
      Waiting proposal) {}

  /**
   * @param action null for the entry itself
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Waiting(
      String action,
      Person by,
      Instant at,
      String reason,
      LocalDate until,
      String evidence,
      String impact) {}

  /** What who asks may do now. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Legal(String action, List<String> needs, boolean secondPerson, String refused) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      int version,
      Instant at,
      Person by,
      String action,
      String state,
      String reason,
      LocalDate until,
      String measures,
      String evidence,
      String impact,
      @JsonProperty("case") String caseNumber) {}

  record Count(String list, String state, int entries) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<Summary> items, int total, List<Count> counts, String next) {}

  record All(List<Summary> items) {}
}
