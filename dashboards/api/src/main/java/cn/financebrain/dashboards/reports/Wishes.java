package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.enterprises.ProfileAccess;
import cn.financebrain.dashboards.wire.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Reads which report somebody asks for; of a dossier, whether they may see its enterprise. */
@Component
class Wishes {
  private static final int ID_MAX = 200;

  private final ProfileAccess profiles;

  Wishes(ProfileAccess profiles) {
    this.profiles = profiles;
  }

  /**
   * @param enterprise of a dossier, whose region is that of the enterprise
   */
  record Draft(
      String kind, String title, String region, String scan, String enterprise, String language) {}

  ReportDesk.Wish of(Draft draft, Authentication user, HttpServletRequest request) {
    ReportKind kind = Drafts.kind(draft.kind());
    String region = Drafts.region(draft.region());
    String enterprise = "";
    if (kind == ReportKind.DOSSIER) {
      enterprise = Bodies.text("enterprise", draft.enterprise(), ID_MAX);
      region = profiles.open(enterprise, ProfileAccess.Part.DOSSIER, user, request).region();
    }
    return new ReportDesk.Wish(
        kind,
        Bodies.optionalText("title", draft.title(), ReportDesk.TITLE_MAX).strip(),
        region,
        Bodies.optionalText("scan", draft.scan(), ID_MAX),
        enterprise,
        Drafts.language(draft.language()));
  }
}
