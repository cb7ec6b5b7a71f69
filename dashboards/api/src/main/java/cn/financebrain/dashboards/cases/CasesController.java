package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/cases}. */
@RestController
@RequestMapping("/api/cases")
@Needs({Right.CASES_READ, Right.POLICE_RECEIPT})
class CasesController {
  private static final int ALERTS_MAX = 100;

  private static final Wording ONE_AFTER_ANOTHER =
      new Wording("其余预警请随后加入，会并入同一案件", "add the others afterwards, they join the same case");

  /** The days of the cockpit's chart, too. */
  private static final int LATELY = 14;

  private static final int REASON_MAX = 2000;
  private static final int NOTE_MAX = 5000;
  private static final int PLACE_MAX = 300;

  private final FilePlaces files = new FilePlaces();
  private final CaseQueries queries;
  private final CaseViews views;
  private final CaseDesk desk;
  private final CaseOpenings openings;
  private final People people;

  CasesController(
      CaseQueries queries, CaseViews views, CaseDesk desk, CaseOpenings openings, People people) {
    this.queries = queries;
    this.views = views;
    this.desk = desk;
    this.openings = openings;
    this.people = people;
  }

  record Opening(List<String> alerts, String reason) {}

  record NoteDraft(String text, SiteDraft evidence) {}

  record SiteDraft(String at, String place, Double latitude, Double longitude) {}

  @GetMapping
  CaseJson.Page list(
      CaseFilter.Asked asked,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    Visible visible = Visible.to(account);
    CaseFilter filter = asked.filter();
    int wanted = Parameters.limit(limit);
    List<StoredCase> found =
        queries.list(filter, visible, account.name(), cursor.map(CaseCursor::parse), wanted + 1);
    boolean more = found.size() > wanted;
    List<StoredCase> page = more ? found.subList(0, wanted) : found;
    return new CaseJson.Page(
        views.summaries(page, account),
        queries.count(filter, visible, account.name()),
        queries.counts(filter, visible, account.name()).stream()
            .map(each -> new CaseJson.Count(Words.id(each.state()), each.cases(), each.overdue()))
            .toList(),
        queries.closedLately(filter, visible, account.name(), LATELY),
        more ? CaseCursor.of(page.get(page.size() - 1)).text() : null);
  }

  @PostMapping
  @Needs(Right.CASES_TRIAGE)
  CaseJson open(
      @RequestBody Opening opening,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    List<String> alerts = Bodies.present("alerts", opening.alerts());
    if (alerts.isEmpty() || alerts.contains(null)) {
      throw Words.invalid("alerts", "1–%d".formatted(ALERTS_MAX));
    }
    if (alerts.size() > ALERTS_MAX) {
      throw Words.tooMany("alerts", ALERTS_MAX, ONE_AFTER_ANOTHER);
    }
    User user = new User(account, request.getRemoteAddr());
    String number =
        openings.open(
            new TreeSet<>(alerts), Words.text("reason", opening.reason(), REASON_MAX), user);
    return views.whole(desk.look(number, user), account, locale);
  }

  @GetMapping("/{number}")
  CaseJson get(
      @PathVariable String number,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = new User(account, request.getRemoteAddr());
    return views.whole(desk.look(number, user), account, locale);
  }

  @PostMapping("/{number}/actions")
  CaseJson act(
      @PathVariable String number,
      @RequestBody ActBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = new User(account, request.getRemoteAddr());
    desk.act(number, body.seen(), body.parse(people), user);
    return views.whole(desk.look(number, user), account, locale);
  }

  @PostMapping("/{number}/notes")
  CaseJson note(
      @PathVariable String number,
      @RequestBody NoteDraft draft,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale) {
    User user = new User(account, request.getRemoteAddr());
    String text = Words.text("text", Bodies.present("text", draft.text()), NOTE_MAX);
    desk.note(number, text, site(draft.evidence()), user);
    return views.whole(desk.look(number, user), account, locale);
  }

  private static CaseRecords.Site site(SiteDraft draft) {
    if (draft == null) {
      return null;
    }
    boolean half = (draft.latitude() == null) != (draft.longitude() == null);
    if (half || outside(draft.latitude(), 90) || outside(draft.longitude(), 180)) {
      throw Words.invalid("evidence", "latitude -90–90, longitude -180–180");
    }
    try {
      return new CaseRecords.Site(
          OffsetDateTime.parse(Bodies.present("evidence", draft.at())).toInstant(),
          Words.text("evidence", Bodies.present("evidence", draft.place()), PLACE_MAX),
          draft.latitude(),
          draft.longitude());
    } catch (DateTimeParseException e) {
      throw Words.invalid("evidence", "2026-01-31T08:00:00Z");
    }
  }

  private static boolean outside(Double degrees, int most) {
    return degrees != null && !(Math.abs(degrees) <= most);
  }

  @PostMapping(path = "/{number}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  CaseJson attach(
      @PathVariable String number,
      @RequestPart MultipartFile file,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      Locale locale)
      throws IOException {
    User user = new User(account, request.getRemoteAddr());
    files.within(
        account.name(),
        place ->
            desk.attach(
                number, Attachments.check(file.getOriginalFilename(), file.getBytes()), user));
    return views.whole(desk.look(number, user), account, locale);
  }

  /** Written here, so that the file is out of memory before the next one comes in. */
  @GetMapping("/{number}/attachments/{attachment}")
  void attachment(
      @PathVariable String number,
      @PathVariable String attachment,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    UUID id = Parameters.uuid(attachment, ProblemCode.NOT_FOUND);
    User user = new User(account, request.getRemoteAddr());
    files.within(account.name(), place -> write(desk.open(number, id, user), response, place));
  }

  private static void write(
      CaseRecords.Opened opened, HttpServletResponse response, FilePlaces.Place place)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLength(opened.content().length);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(opened.attachment().name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    place.send(new ByteArrayInputStream(opened.content()), response.getOutputStream());
  }
}
