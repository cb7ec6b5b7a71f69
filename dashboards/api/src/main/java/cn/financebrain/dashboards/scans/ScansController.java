package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.scans.ScanDesk.Asker;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.Regions;
import cn.financebrain.store.ScanChange;
import cn.financebrain.store.ScanPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

/** {@code /api/scans}: every row and every count is of the territory of who asks. */
@RestController
@RequestMapping("/api/scans")
@Needs(Right.SCANS_READ)
class ScansController {
  private static final int CHANGES_SHOWN = 200;
  private static final int MOMENT_MAX = 40;
  private static final int TITLE_MAX = 100;
  private static final int OFFSET_MAX = 1_000_000;
  private static final Wording OUTSIDE =
      new Wording("该范围超出您的辖区", "This region is not in your territory");
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final ScanDesk desk;
  private final Warehouse warehouse;

  ScansController(ScanDesk desk, Warehouse warehouse) {
    this.desk = desk;
    this.warehouse = warehouse;
  }

  /**
   * @param asOf a day, or a day and time of Asia/Shanghai; null for now
   * @param region leading digits of region codes; null for all
   */
  record Wish(String asOf, String region, String title) {}

  /**
   * @param risk a risk's id
   * @param band empty for all
   * @param district leading digits; empty for all
   * @param industry class letter; empty for all
   */
  record Asked(
      String risk, String band, String district, String industry, Integer offset, Integer limit) {
    private static final int LIMIT = 50;

    ScanPages.Filter filter() {
      String wanted = band == null ? "" : band;
      if (!wanted.isEmpty()) {
        Parameters.bands(List.of(wanted));
      }
      return new ScanPages.Filter(
          Parameters.risk(risk == null ? "" : risk),
          wanted,
          Parameters.district(district == null ? "" : district),
          Parameters.search("industry", industry == null ? "" : industry));
    }

    int from() {
      int from = offset == null ? 0 : offset;
      if (from < 0 || from > OFFSET_MAX) {
        throw Parameters.invalid("offset", Integer.toString(from), "0–" + OFFSET_MAX);
      }
      return from;
    }

    int count() {
      return Parameters.limit(limit == null ? LIMIT : limit);
    }
  }

  @GetMapping
  ScanJson.All list(@AuthenticationPrincipal Account account) {
    return new ScanJson.All(desk.list(account).stream().map(ScanJson::of).toList());
  }

  @PostMapping
  @Needs(Right.SCANS_RUN)
  JsonNode start(
      @RequestBody Wish wish,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String region = Bodies.optionalText("region", wish.region(), 6);
    if (!account.territory().holds(region)) {
      throw ProblemException.ofField(ProblemCode.FORBIDDEN, "region", OUTSIDE);
    }
    Map<String, String> how =
        Map.of(
            "asOf", Bodies.optionalText("asOf", wish.asOf(), MOMENT_MAX),
            "region", region,
            "title", Bodies.optionalText("title", wish.title(), TITLE_MAX));
    return desk.start(how, Asker.of(account, request));
  }

  @PostMapping("/{scan}/stop")
  @Needs(Right.SCANS_RUN)
  JsonNode stop(
      @PathVariable String scan,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Asker asker = Asker.of(account, request);
    Scan found = within(scan, account);
    return desk.act("scans-stop", Action.SCAN_STOPPED, scan, Map.of("scan", found.id()), asker);
  }

  @PostMapping("/{scan}/resume")
  @Needs(Right.SCANS_RUN)
  JsonNode resume(
      @PathVariable String scan,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return desk.resume(within(scan, account), Asker.of(account, request));
  }

  private Scan within(String id, Account account) {
    Scan scan = desk.find(id, account);
    if (!account.territory().holds(scan.region())) {
      throw ProblemException.of(ProblemCode.FORBIDDEN, OUTSIDE);
    }
    return scan;
  }

  @GetMapping("/{scan}")
  ScanJson.Whole look(
      @PathVariable String scan,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Scan found = desk.find(scan, account);
    desk.looked(Action.SCAN_VIEWED, scan, "", Asker.of(account, request));
    Regions regions = Warehouse.regionsOf(account);
    ScanPages pages = warehouse.scans();
    return new ScanJson.Whole(
        ScanJson.of(found),
        ScanJson.Count.of(pages.counts(scan, ScanPages.Group.REGION, regions)),
        ScanJson.Count.of(pages.counts(scan, ScanPages.Group.INDUSTRY, regions)));
  }

  @GetMapping("/{scan}/scores")
  ScanJson.Page scores(
      @PathVariable String scan, Asked asked, @AuthenticationPrincipal Account account) {
    desk.find(scan, account);
    ScanPages.Filter filter = asked.filter();
    Regions regions = Warehouse.regionsOf(account);
    ScanPages pages = warehouse.scans();
    return new ScanJson.Page(
        pages.count(scan, filter, regions),
        pages.top(scan, filter, regions, asked.from(), asked.count()).stream()
            .map(ScanJson.Found::of)
            .toList());
  }

  @GetMapping("/{scan}/changes")
  ScanJson.Changes changes(
      @PathVariable String scan,
      @RequestParam(defaultValue = "") String since,
      @RequestParam(defaultValue = "") String kind,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    desk.done(scan, account);
    desk.done(since, account);
    Optional<ScanChange.Kind> only = kind.isEmpty() ? Optional.empty() : Optional.of(kind(kind));
    desk.looked(Action.SCANS_COMPARED, scan, since, Asker.of(account, request));
    Regions regions = Warehouse.regionsOf(account);
    ScanPages pages = warehouse.scans();
    List<ScanJson.Change> changes = new ArrayList<>();
    pages.changes(
        since,
        scan,
        only,
        regions,
        CHANGES_SHOWN,
        change -> changes.add(ScanJson.Change.of(change)));
    return new ScanJson.Changes(
        ScanJson.Count.of(pages.changeCounts(since, scan, regions)), changes);
  }

  private static ScanChange.Kind kind(String text) {
    return Arrays.stream(ScanChange.Kind.values())
        .filter(each -> Parameters.id(each).equals(text))
        .findFirst()
        .orElseThrow(() -> Parameters.invalid("kind", text, "rose, fell, appeared, vanished"));
  }

  /** All changes, with a byte order mark, by which spreadsheets know UTF-8. */
  @GetMapping("/{scan}/changes-file")
  @Needs(Right.EXPORT)
  ResponseEntity<StreamingResponseBody> file(
      @PathVariable String scan,
      @RequestParam(defaultValue = "") String since,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    account.require(Right.SCANS_READ);
    desk.done(scan, account);
    desk.done(since, account);
    desk.looked(Action.SCANS_EXPORTED, scan, since, Asker.of(account, request));
    Regions regions = Warehouse.regionsOf(account);
    ScanPages pages = warehouse.scans();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scan-changes.csv\"")
        .body(out -> ChangesCsv.write(pages, since, scan, regions, out));
  }
}
