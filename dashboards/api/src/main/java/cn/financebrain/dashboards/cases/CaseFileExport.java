package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.audit.AuditSlices;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.evidence.CaseArchive;
import cn.financebrain.dashboards.evidence.ProofJson;
import cn.financebrain.dashboards.evidence.Proofs;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes a case, the proofs of its alerts and its attachments into an archive. */
@Component
class CaseFileExport {
  private final CaseDesk desk;
  private final CaseViews views;
  private final CaseRecords records;
  private final Proofs proofs;
  private final AuditSlices slices;
  private final AuditTrail audit;
  private final CaseArchive archive;
  private final InstantSource clock;

  CaseFileExport(
      CaseDesk desk,
      CaseViews views,
      CaseRecords records,
      Proofs proofs,
      AuditSlices slices,
      AuditTrail audit,
      CaseArchive archive,
      InstantSource clock) {
    this.desk = desk;
    this.views = views;
    this.records = records;
    this.proofs = proofs;
    this.slices = slices;
    this.audit = audit;
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * Writes the file, and after it the export with the manifest's hash to the audit trail: from then
   * on the trail says which file was given out.
   *
   * @return SHA-256 of the manifest
   * @throws ProblemException if the case is not the user's to see, or an alert or attachment of it
   *     is not what it was
   */
  String write(String number, String purpose, User user, Locale locale, Path file)
      throws IOException {
    StoredCase stored = desk.look(number, user);
    CaseJson whole = views.whole(stored, user.account(), locale).withoutActions();
    CaseArchive.Content content =
        new CaseArchive.Content(
            number,
            stored.file().version(),
            whole,
            proofs(whole, user),
            files(number),
            slices.of(number),
            user.account().name(),
            clock.instant(),
            purpose);
    String manifest;
    try (OutputStream out = Files.newOutputStream(file)) {
      manifest = archive.write(content, out);
    }
    audit.append(
        user.account().name(),
        Action.CASE_FILE_EXPORTED,
        number,
        "manifest " + manifest + " " + purpose,
        user.address());
    return manifest;
  }

  private List<ProofJson> proofs(CaseJson whole, User user) {
    List<ProofJson> all = new ArrayList<>();
    for (JsonNode alert : whole.alerts()) {
      RaisedAlert raised =
          proofs
              .stored(alert.path("id").asString())
              .orElseThrow(() -> ProblemException.of(ProblemCode.ALERT_NOT_FOUND));
      all.add(ProofJson.of(proofs.prove(raised), user.account().may(Right.PERSONS_SEE)));
    }
    return all;
  }

  /** Numbered, since two may have one name. */
  private List<CaseArchive.File> files(String number) {
    List<CaseArchive.File> files = new ArrayList<>();
    for (CaseRecords.Attachment each : records.attachments(number)) {
      files.add(
          new CaseArchive.File(
              "%02d-%s".formatted(files.size() + 1, each.name()),
              () ->
                  records
                      .open(number, each.id())
                      .map(CaseDesk::undamaged)
                      .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND))
                      .content()));
    }
    return files;
  }
}
