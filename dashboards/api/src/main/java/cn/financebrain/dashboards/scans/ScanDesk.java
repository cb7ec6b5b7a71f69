package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.operations.Operations;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.ToldScan;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds scans within a territory, and has something done about them; both are in the trail. */
@Component
class ScanDesk {
  private static final int LISTED = 200;

  private final Warehouse warehouse;
  private final Operations operations;
  private final AuditTrail audit;
  private final ScanFollowers followers;
  private final InstantSource clock;

  ScanDesk(
      Warehouse warehouse,
      Operations operations,
      AuditTrail audit,
      ScanFollowers followers,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.operations = operations;
    this.audit = audit;
    this.followers = followers;
    this.clock = clock;
  }

  /** Who asks, and from where. */
  record Asker(Account account, String address) {
    static Asker of(Account account, HttpServletRequest request) {
      return new Asker(account, request.getRemoteAddr());
    }
  }

  /** The scans that may have looked at enterprises of the territory, the newest first. */
  List<Scan> list(Account account) {
    return warehouse.scans().list(LISTED).stream()
        .filter(scan -> concerns(scan, account.territory()))
        .toList();
  }

  private static boolean concerns(Scan scan, Territory territory) {
    return scan.region().isEmpty()
        ? !territory.prefixes().isEmpty()
        : territory.mayHold(scan.region());
  }

  /**
   * @throws ProblemException if there is none, or it looked elsewhere
   */
  Scan find(String id, Account account) {
    return warehouse
        .scans()
        .find(id)
        .filter(scan -> concerns(scan, account.territory()))
        .orElseThrow(() -> ProblemException.of(ProblemCode.SCAN_NOT_FOUND));
  }

  /**
   * @throws ProblemException if it is not done
   */
  Scan done(String id, Account account) {
    Scan scan = find(id, account);
    if (scan.state() != Scan.State.DONE) {
      throw ProblemException.of(
          ProblemCode.OPERATION_REFUSED,
          new Wording("扫描 %s 尚未完成".formatted(id), "Scan %s is not done".formatted(id)));
    }
    return scan;
  }

  /** Writes into the trail that somebody looks at results. */
  void looked(Action action, String object, String detail, Asker asker) {
    audit.append(asker.account().name(), action, object, detail, asker.address());
  }

  /**
   * Has a scan started. It is named here, so that who asks is noted before, and told of its end
   * even if this server does not live to hear that it was taken on.
   */
  JsonNode start(Map<String, String> how, Asker asker) {
    Map<String, String> named = new HashMap<>(how);
    named.put("id", "desk-" + UUID.randomUUID());
    return followed(
        named.get("id"),
        how.get("region"),
        Optional.empty(),
        asker,
        () -> act("scans-start", Action.SCAN_STARTED, how.get("region"), named, asker));
  }

  /** Has a scan go on; who asks is told of its next end. */
  JsonNode resume(Scan scan, Asker asker) {
    return followed(
        scan.id(),
        scan.region(),
        warehouse.scans().told(scan.id()).map(ToldScan::at),
        asker,
        () ->
            act("scans-resume", Action.SCAN_RESUMED, scan.id(), Map.of("scan", scan.id()), asker));
  }

  private JsonNode followed(
      String scan, String region, Optional<Instant> known, Asker asker, Supplier<JsonNode> act) {
    String name = asker.account().name();
    boolean isNew = followers.follow(scan, name, region, known, clock.instant());
    try {
      return act.get();
    } catch (ProblemException e) {
      if (isNew && e.code() != ProblemCode.OPERATIONS_UNAVAILABLE) { // which may have taken it on
        followers.leave(scan, name, clock.instant());
      }
      throw e;
    }
  }

  /** Has something done; that it was asked for is in the trail before, a refusal afterwards. */
  JsonNode act(String operation, Action action, String object, Map<String, ?> how, Asker asker) {
    String name = asker.account().name();
    audit.append(name, action, object, detail(how), asker.address());
    try {
      return operations.result(operation, asker.account(), how, JsonNode.class);
    } catch (ProblemException e) {
      if (e.code() != ProblemCode.OPERATIONS_UNAVAILABLE) { // which refused nothing
        String why = operation + ": " + e.getMessage();
        audit.append(name, Action.OPERATION_REFUSED, object, why, asker.address());
      }
      throw e;
    }
  }

  private static String detail(Map<String, ?> how) {
    return how.get("asOf") == null ? "" : "%s %s".formatted(how.get("asOf"), how.get("region"));
  }
}
