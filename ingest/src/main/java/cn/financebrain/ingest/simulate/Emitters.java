package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.complaints.ComplaintEmitter;
import cn.financebrain.ingest.simulate.credit.AdminPenaltyEmitter;
import cn.financebrain.ingest.simulate.credit.LicenceEmitter;
import cn.financebrain.ingest.simulate.credit.RectificationEmitter;
import cn.financebrain.ingest.simulate.internet.AppStoreEmitter;
import cn.financebrain.ingest.simulate.internet.InternetDomainEmitter;
import cn.financebrain.ingest.simulate.internet.InternetScanEmitter;
import cn.financebrain.ingest.simulate.ip.IpChangeEmitter;
import cn.financebrain.ingest.simulate.ip.IpSummaryEmitter;
import cn.financebrain.ingest.simulate.ip.QualificationEmitter;
import cn.financebrain.ingest.simulate.justice.EnforcementAuctionEmitter;
import cn.financebrain.ingest.simulate.justice.EnforcementCaseEmitter;
import cn.financebrain.ingest.simulate.justice.EnforcementClosedEmitter;
import cn.financebrain.ingest.simulate.justice.EnforcementMeasureEmitter;
import cn.financebrain.ingest.simulate.justice.LitigationBankruptcyEmitter;
import cn.financebrain.ingest.simulate.justice.LitigationCaseEmitter;
import cn.financebrain.ingest.simulate.justice.LitigationCriminalEmitter;
import cn.financebrain.ingest.simulate.justice.LitigationJudgmentEmitter;
import cn.financebrain.ingest.simulate.justice.LitigationNoticeEmitter;
import cn.financebrain.ingest.simulate.justice.LitigationSummaryEmitter;
import cn.financebrain.ingest.simulate.publicity.AdSpendEmitter;
import cn.financebrain.ingest.simulate.publicity.AdvertisementEmitter;
import cn.financebrain.ingest.simulate.publicity.PublicOpinionEmitter;
import cn.financebrain.ingest.simulate.publicity.RecruitmentEmitter;
import cn.financebrain.ingest.simulate.registration.RegistrationEmitter;
import cn.financebrain.ingest.simulate.tax.TaxEmitter;
import java.util.List;

/** All tables of the simulation, one line each. */
public final class Emitters {
  private Emitters() {}

  public static List<Emitter> all() {
    return List.of(
        new RegistrationEmitter(),
        new TaxEmitter(),
        new LitigationCaseEmitter(),
        new LitigationJudgmentEmitter(),
        new LitigationNoticeEmitter(),
        new LitigationSummaryEmitter(),
        new LitigationCriminalEmitter(),
        new LitigationBankruptcyEmitter(),
        new EnforcementCaseEmitter(),
        new EnforcementClosedEmitter(),
        new EnforcementMeasureEmitter(),
        new EnforcementAuctionEmitter(),
        new AdminPenaltyEmitter(),
        new LicenceEmitter(),
        new RectificationEmitter(),
        new PublicOpinionEmitter(),
        new RecruitmentEmitter(),
        new AdvertisementEmitter(),
        new AdSpendEmitter(),
        new ComplaintEmitter(),
        new InternetDomainEmitter(),
        new InternetScanEmitter(),
        new AppStoreEmitter(),
        new IpSummaryEmitter(),
        new IpChangeEmitter(),
        new QualificationEmitter());
  }
}
