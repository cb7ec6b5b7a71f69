package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.schedules.Run.Untold;
import cn.financebrain.dashboards.wire.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * A schedule as the interface tells it; what is not there is left out.
 *
 * @param mayChange whether who asks may
 * @param lastRun the newest; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleJson(
    UUID id,
    String title,
    String what,
    String region,
    String language,
    boolean freshScan,
    String cron,
    String holidays,
    String zone,
    List<Person> recipients,
    Person owner,
    boolean mayChange,
    boolean enabled,
    String pausedWhy,
    Instant nextAt,
    int version,
    String createdBy,
    Instant createdAt,
    RunJson lastRun) {

  /**
   * One of its runs.
   *
   * @param detail in the language of who asks; may be empty
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RunJson(
      UUID id,
      Instant dueAt,
      String title,
      boolean byHand,
      int missed,
      String state,
      String scan,
      UUID report,
      String failure,
      String detail,
      List<Untold> untold,
      Instant startedAt,
      Instant finishedAt) {

    static RunJson of(Run run, Locale locale) {
      return new RunJson(
          run.id(),
          run.dueAt(),
          run.task().title(),
          run.byHand(),
          run.missed(),
          Parameters.id(run.state()),
          run.isAsked() ? run.scan() : "",
          run.report().orElse(null),
          run.failure(),
          run.detail().in(locale),
          run.untold(),
          run.startedAt(),
          run.finishedAt().orElse(null));
    }
  }

  /** All that one may see. */
  record Page(List<ScheduleJson> items) {}

  /** One with its newest runs. */
  record Whole(ScheduleJson schedule, List<RunJson> runs) {}

  /** Who can be told. */
  record RecipientList(List<Person> items) {}

  /**
   * A time to come.
   *
   * @param text the day, weekday and time of the schedule's zone
   * @param planned the day that a holiday put it off from; left out where none did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TimeJson(Instant at, String text, String planned) {}

  /** The next times. */
  record Preview(List<TimeJson> times) {}

  static ScheduleJson of(
      Schedule schedule, RunJson lastRun, Function<String, Person> people, Account account) {
    Task task = schedule.task();
    return new ScheduleJson(
        schedule.id(),
        task.title(),
        task.what().id(),
        task.region(),
        task.language(),
        task.freshScan(),
        schedule.cadence().cron(),
        schedule.cadence().holidays().id(),
        schedule.cadence().zone().getId(),
        schedule.recipients().stream().map(people).toList(),
        people.apply(schedule.owner()),
        ScheduleDesk.mayChange(account),
        schedule.enabled(),
        schedule.pausedWhy(),
        schedule.nextAt().orElse(null),
        schedule.version(),
        schedule.createdBy(),
        schedule.createdAt(),
        lastRun);
  }
}
