package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.evidence.ProofJson;
import cn.financebrain.dashboards.evidence.Proofs;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.scoring.replay.AlertProof;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/alerts/{id}/proof} and {@code /proof-file}: an alert derived anew and compared with
 * what is stored.
 */
@RestController
@Needs(Right.ALERTS_READ)
class ProofController {
  private final Proofs proofs;
  private final ProfileAccess access;
  private final AuditTrail audit;

  ProofController(Proofs proofs, ProfileAccess access, AuditTrail audit) {
    this.proofs = proofs;
    this.access = access;
    this.audit = audit;
  }

  @GetMapping("/api/alerts/{id}/proof")
  ProofJson proof(@PathVariable String id, Authentication user, HttpServletRequest request) {
    AlertProof proof = prove(id, Action.ALERT_PROVEN, user, request);
    return ProofJson.of(proof, ((Account) user.getPrincipal()).may(Right.PERSONS_SEE));
  }

  /** A file outlives the rights of who took it: natural persons are masked in each. */
  @GetMapping("/api/alerts/{id}/proof-file")
  @Needs(Right.EXPORT)
  ResponseEntity<ProofJson> file(
      @PathVariable String id, Authentication user, HttpServletRequest request) {
    ((Account) user.getPrincipal()).require(Right.ALERTS_READ);
    AlertProof proof = prove(id, Action.ALERT_PROOF_EXPORTED, user, request);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"proof.json\"")
        .body(ProofJson.of(proof, false));
  }

  private AlertProof prove(
      String id, Action action, Authentication user, HttpServletRequest request) {
    Account account = (Account) user.getPrincipal();
    account.require(Right.EVENTS_READ);
    RaisedAlert alert =
        proofs.stored(id).orElseThrow(() -> ProblemException.of(ProblemCode.ALERT_NOT_FOUND));
    open(alert, user, request);
    AlertProof proof = proofs.prove(alert);
    audit.append(
        account.name(), action, id, proof.holds() ? "same" : "differs", request.getRemoteAddr());
    return proof;
  }

  /** An alert outside of the territory is answered as if it did not exist. */
  private void open(RaisedAlert alert, Authentication user, HttpServletRequest request) {
    try {
      access.open(alert.alert().enterprise().text(), Part.PROOF, user, request);
    } catch (ProblemException e) {
      if (e.code() == ProblemCode.ENTERPRISE_NOT_FOUND) {
        throw ProblemException.of(ProblemCode.ALERT_NOT_FOUND);
      }
      throw e;
    }
  }
}
