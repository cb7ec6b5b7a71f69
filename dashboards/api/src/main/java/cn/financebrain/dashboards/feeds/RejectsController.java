package cn.financebrain.dashboards.feeds;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.feeds.FeedDesk.Asker;
import cn.financebrain.dashboards.feeds.FeedDesk.Entry;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.LetterFilter;
import cn.financebrain.store.StoredLetter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import tools.jackson.databind.JsonNode;

/** {@code /api/rejects}: records that did not fit, and what people do about them. */
@RestController
@RequestMapping("/api/rejects")
@Needs(Right.FEEDS_MEND)
class RejectsController {
  private static final int REASON_MAX = 500;
  private static final int NAME_MAX = 200;
  private static final int TEXT_MAX = 20_000;
  private static final int FIELDS_MAX = 1_000;

  /** Twice the length at which an export goes on in another file. */
  private static final long FILE_MAX = 2 << 20;

  private static final String ROWS_HEADER = "Rejects-Rows";
  private static final String NEXT_HEADER = "Rejects-Next";

  private final Warehouse warehouse;
  private final FeedDesk desk;
  private final InstantSource clock;

  RejectsController(Warehouse warehouse, FeedDesk desk, InstantSource clock) {
    this.warehouse = warehouse;
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * @param total how many there are of the kind that was asked for
   * @param until a set frozen now has those refused until then
   */
  record Page(List<RejectJson> items, String nextCursor, long total, Instant until) {}

  record Count(String feed, String reason, String state, long letters, Instant newest) {}

  record Fields(Map<String, String> fields, Boolean revise) {}

  record Why(String reason) {}

  record Set(String feed, String reason, String until, Long expected) {}

  @GetMapping
  @Needs(Right.FEEDS_READ)
  Page list(
      @RequestParam(defaultValue = "") String feed,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String state,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    int wanted = Parameters.limit(limit);
    LetterFilter filter =
        new LetterFilter(
            Parameters.search("feed", feed), reason(reason), state(state), Optional.empty());
    boolean whole = account.may(Right.FEEDS_MEND);
    if (whole) {
      String query = Objects.requireNonNullElse(request.getQueryString(), "");
      desk.note(asker(account, request), new Entry(Action.REJECTS_VIEWED, "rejects", query));
    }
    List<StoredLetter> found =
        warehouse.pages().letters(filter, cursor.map(RejectCursor::parse), wanted + 1);
    boolean more = found.size() > wanted;
    List<StoredLetter> page = more ? found.subList(0, wanted) : found;
    return new Page(
        page.stream().map(letter -> RejectJson.of(letter, whole)).toList(),
        more ? RejectCursor.text(page.get(wanted - 1).place()) : null,
        warehouse.pages().letterCount(filter),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Optional<RejectReason> reason(String id) {
    return constant("reason", id, RejectReason.values());
  }

  private static Optional<StoredLetter.State> state(String id) {
    return constant("state", id, StoredLetter.State.values());
  }

  private static <E extends Enum<E>> Optional<E> constant(String name, String id, E[] values) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String[] ids = Arrays.stream(values).map(Parameters::id).toArray(String[]::new);
    Parameters.oneOf(name, id, ids);
    return Arrays.stream(values).filter(value -> Parameters.id(value).equals(id)).findFirst();
  }

  @GetMapping("/counts")
  @Needs(Right.FEEDS_READ)
  List<Count> counts() {
    return warehouse.pages().letterCounts().stream()
        .map(
            count ->
                new Count(
                    count.feed(),
                    Parameters.id(count.reason()),
                    Parameters.id(count.state()),
                    count.letters(),
                    count.newest()))
        .toList();
  }

  @GetMapping("/{id}")
  JsonNode show(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return desk.result(
        asker(account, request),
        new Entry(Action.REJECT_VIEWED, id(id), ""),
        "rejects-show",
        Map.of("id", id));
  }

  /** A dry run. */
  @PostMapping("/{id}/check")
  JsonNode check(
      @PathVariable String id,
      @RequestBody Fields draft,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return desk.result(
        asker(account, request),
        new Entry(Action.REJECT_VIEWED, id(id), "check"),
        "rejects-check",
        Map.of("id", id, "fields", fields(draft)));
  }

  @PostMapping("/{id}/replay")
  Job replay(
      @PathVariable String id,
      @RequestBody Fields draft,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    boolean revise = Boolean.TRUE.equals(draft.revise());
    return desk.begin(
        asker(account, request),
        new Entry(Action.REJECT_REPLAYED, id(id), revise ? "revise" : ""),
        "rejects-replay",
        Map.of("id", id, "fields", fields(draft), "revise", revise));
  }

  private static Map<String, String> fields(Fields draft) {
    Map<String, String> fields = Bodies.present("fields", draft.fields());
    boolean fits =
        fields.size() <= FIELDS_MAX
            && fields.values().stream().allMatch(text -> text != null && text.length() <= TEXT_MAX);
    if (!fits) {
      throw Bodies.invalid(
          "fields",
          "至多 %d 列，每列至多 %d 个字符".formatted(FIELDS_MAX, TEXT_MAX),
          "at most %d columns of %d characters".formatted(FIELDS_MAX, TEXT_MAX));
    }
    return fields;
  }

  @PostMapping("/{id}/dismissal")
  JsonNode dismiss(
      @PathVariable String id,
      @RequestBody Why why,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return step(id, why, Action.REJECT_DISMISSED, "rejects-dismiss", asker(account, request));
  }

  @PostMapping("/{id}/reopening")
  JsonNode reopen(
      @PathVariable String id,
      @RequestBody Why why,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return step(id, why, Action.REJECT_REOPENED, "rejects-reopen", asker(account, request));
  }

  private JsonNode step(String id, Why why, Action action, String operation, Asker asker) {
    String reason = Bodies.text("reason", why.reason(), REASON_MAX).strip();
    Bodies.text("reason", reason, REASON_MAX);
    return desk.result(
        asker, new Entry(action, id(id), reason), operation, Map.of("id", id, "reason", reason));
  }

  /** All that are open of a feed and a reason, as they are. */
  @PostMapping("/replays")
  Job replayAll(
      @RequestBody Set set, @AuthenticationPrincipal Account account, HttpServletRequest request) {
    String feed = Bodies.text("feed", set.feed(), NAME_MAX);
    String reason = Bodies.optionalText("reason", set.reason(), NAME_MAX);
    Instant until = Parameters.instant("until", Bodies.present("until", set.until()));
    long expected = Bodies.present("expected", set.expected());
    reason(reason);
    return desk.begin(
        asker(account, request),
        new Entry(Action.REJECT_REPLAYED, feed, reason + " × " + expected),
        "rejects-replay-all",
        Map.of("feed", feed, "reason", reason, "until", until.toString(), "expected", expected));
  }

  @GetMapping(path = "/file", produces = "text/csv")
  ResponseEntity<byte[]> file(
      @RequestParam String feed,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam Optional<String> cursor,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    reason(reason);
    Optional<StoredLetter.Place> after = cursor.map(RejectCursor::parse);
    JsonNode exported =
        desk.result(
            asker(account, request),
            new Entry(Action.REJECTS_EXPORTED, Parameters.search("feed", feed), reason),
            "rejects-export",
            Map.of(
                "feed",
                feed,
                "reason",
                reason,
                "after",
                after.map(StoredLetter.Place::id).orElse(""),
                "afterAt",
                after.map(place -> place.at().toString()).orElse("")));
    String next =
        exported.path("more").asBoolean()
            ? RejectCursor.text(
                new StoredLetter.Place(
                    Instant.parse(exported.path("lastAt").asString()),
                    exported.path("last").asString()))
            : "";
    return ResponseEntity.ok()
        .header(ROWS_HEADER, exported.path("rows").asString())
        .header(NEXT_HEADER, next)
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("rejects-" + feed.replace('/', '-') + ".csv", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(exported.path("csv").asString().getBytes(StandardCharsets.UTF_8));
  }

  /** What the file would do, as the department has corrected it: a dry run. */
  @PostMapping(path = "/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Job check(
      @RequestPart MultipartFile file,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request)
      throws IOException {
    String name = name(file);
    return desk.begin(
        asker(account, request),
        new Entry(Action.REJECTS_UPLOADED, name, "check"),
        "rejects-file-check",
        Map.of("name", name, "content", content(file)));
  }

  /** Does what was looked at. */
  @PostMapping(path = "/file/replay", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Job replay(
      @RequestPart MultipartFile file,
      @RequestParam String seen,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request)
      throws IOException {
    String name = name(file);
    if (!seen.matches("[0-9a-f]{64}")) {
      throw Bodies.invalid("seen", "请先检查文件", "check the file first");
    }
    return desk.begin(
        asker(account, request),
        new Entry(Action.REJECTS_UPLOADED, name, "replay " + seen),
        "rejects-file-replay",
        Map.of("name", name, "content", content(file), "seen", seen));
  }

  private static String name(MultipartFile file) {
    if (file.getSize() > FILE_MAX) {
      throw ProblemException.of(
          ProblemCode.TOO_LARGE,
          new Wording("文件不能超过 2 MiB，请拆分后分次上传", "A file has 2 MiB at most: send it in parts"));
    }
    return Objects.requireNonNullElse(file.getOriginalFilename(), "rejects.csv");
  }

  private static String content(MultipartFile file) throws IOException {
    return Base64.getEncoder().encodeToString(file.getBytes());
  }

  private static String id(String text) {
    if (!text.matches("[0-9a-f]{32}")) {
      throw ProblemException.of(ProblemCode.NOT_FOUND);
    }
    return text;
  }

  static Asker asker(Account account, HttpServletRequest request) {
    return new Asker(account, request.getRemoteAddr());
  }
}
