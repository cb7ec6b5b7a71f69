package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.People;
import cn.financebrain.dashboards.cases.People.Person;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.reports.Drafts;
import cn.financebrain.dashboards.reports.ReportDesk;
import cn.financebrain.dashboards.schedules.ScheduleDesk.Asker;
import cn.financebrain.dashboards.schedules.ScheduleJson.RunJson;
import cn.financebrain.dashboards.schedules.ScheduleJson.TimeJson;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/schedules}: scans and reports that are made again and again. */
@RestController
@RequestMapping("/api/schedules")
@Needs(Right.REPORTS_READ)
class SchedulesController {
  private final ScheduleDesk desk;
  private final RunStore runs;
  private final Recipients recipients;
  private final People people;
  private final InstantSource clock;

  SchedulesController(
      ScheduleDesk desk, RunStore runs, Recipients recipients, People people, InstantSource clock) {
    this.desk = desk;
    this.runs = runs;
    this.recipients = recipients;
    this.people = people;
    this.clock = clock;
  }

  record Draft(
      String title,
      String what,
      String region,
      String language,
      Boolean freshScan,
      String cron,
      String holidays,
      String zone,
      List<String> recipients,
      Integer version) {}

  record Turn(Boolean enabled, Integer version) {}

  @GetMapping
  ScheduleJson.Page list(@AuthenticationPrincipal Account account, Locale locale) {
    List<Schedule> all = desk.list(account);
    Map<UUID, Run> newest = runs.newest(all.stream().map(Schedule::id).toList());
    Function<String, Person> names = names(all);
    return new ScheduleJson.Page(
        all.stream()
            .map(
                schedule -> {
                  Run last = newest.get(schedule.id());
                  return ScheduleJson.of(
                      schedule, last == null ? null : RunJson.of(last, locale), names, account);
                })
            .toList());
  }

  private Function<String, Person> names(Collection<Schedule> schedules) {
    Set<String> names =
        schedules.stream()
            .flatMap(each -> Stream.concat(each.recipients().stream(), Stream.of(each.owner())))
            .collect(Collectors.toSet());
    return people.named(names);
  }

  @GetMapping("/{id}")
  ScheduleJson.Whole get(
      @PathVariable String id, @AuthenticationPrincipal Account account, Locale locale) {
    return whole(idOf(id), account, locale);
  }

  private ScheduleJson.Whole whole(UUID id, Account account, Locale locale) {
    Schedule schedule = desk.get(id, account);
    List<RunJson> all = runs.of(id).stream().map(run -> RunJson.of(run, locale)).toList();
    return new ScheduleJson.Whole(
        ScheduleJson.of(
            schedule, all.isEmpty() ? null : all.get(0), names(List.of(schedule)), account),
        all);
  }

  private static UUID idOf(String id) {
    return Parameters.uuid(id, ProblemCode.SCHEDULE_NOT_FOUND);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.Whole create(
      @RequestBody Draft body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    UUID id = desk.create(wish(body), Asker.of(account, request));
    return whole(id, account, locale);
  }

  @PutMapping("/{id}")
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.Whole change(
      @PathVariable String id,
      @RequestBody Draft body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    int version = Bodies.present("version", body.version());
    desk.change(idOf(id), wish(body), version, Asker.of(account, request));
    return whole(idOf(id), account, locale);
  }

  private ScheduleDesk.Wish wish(Draft body) {
    What what =
        What.parse(Bodies.present("what", body.what()))
            .orElseThrow(() -> Bodies.invalid("what", "不能定时的类型", "nothing that is scheduled"));
    String language = Drafts.language(body.language());
    String title =
        Bodies.optionalText(
            "title", body.title() == null ? "" : body.title().strip(), ReportDesk.TITLE_MAX);
    Task task =
        new Task(
            title.isEmpty() ? what.title().in(locale(language)) : title,
            what,
            Drafts.region(body.region()),
            language,
            Boolean.TRUE.equals(body.freshScan()));
    Cadence cadence = Cadence.parse(body.cron(), body.holidays(), body.zone(), clock.instant());
    return new ScheduleDesk.Wish(task, cadence, body.recipients());
  }

  private static Locale locale(String language) {
    return language.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
  }

  @PutMapping("/{id}/state")
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.Whole turn(
      @PathVariable String id,
      @RequestBody Turn body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    boolean enabled = Bodies.present("enabled", body.enabled());
    int version = Bodies.present("version", body.version());
    desk.turn(idOf(id), enabled, version, Asker.of(account, request));
    return whole(idOf(id), account, locale);
  }

  @PostMapping("/{id}/runs")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.Whole run(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    desk.run(idOf(id), Asker.of(account, request));
    return whole(idOf(id), account, locale);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.REPORTS_MAKE)
  void delete(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    desk.delete(idOf(id), Asker.of(account, request));
  }

  @PostMapping("/{id}/restoration")
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.Whole restore(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    desk.restore(idOf(id), Asker.of(account, request));
    return whole(idOf(id), account, locale);
  }

  /** The next times of what somebody is about to write. */
  @GetMapping("/preview")
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.Preview preview(
      @RequestParam String cron,
      @RequestParam(defaultValue = "as-is") String holidays,
      @RequestParam(defaultValue = "") String zone,
      Locale locale) {
    Cadence cadence = Cadence.parse(cron, holidays, zone, clock.instant());
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("yyyy-MM-dd EEE HH:mm", locale(locale.getLanguage()));
    return new ScheduleJson.Preview(
        desk.preview(cadence).stream()
            .map(
                time -> {
                  ZonedDateTime at = time.at().atZone(cadence.zone());
                  boolean moved = !at.toLocalDate().equals(time.planned());
                  return new TimeJson(
                      time.at(), format.format(at), moved ? time.planned().toString() : null);
                })
            .toList());
  }

  /** Who may be told of reports or scans of a region. */
  @GetMapping("/recipients")
  @Needs(Right.REPORTS_MAKE)
  ScheduleJson.RecipientList recipients(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "city") String what,
      @AuthenticationPrincipal Account account) {
    String wanted = Parameters.district(region);
    What made =
        What.parse(what).orElseThrow(() -> Parameters.invalid("what", what, "scan, city, …"));
    return new ScheduleJson.RecipientList(
        account.territory().holds(wanted)
            ? recipients.possible(made, wanted).stream().map(SchedulesController::person).toList()
            : List.of());
  }

  private static Person person(Account account) {
    String display = account.displayName();
    return new Person(account.name(), display.isEmpty() ? account.name() : display, account.unit());
  }
}
