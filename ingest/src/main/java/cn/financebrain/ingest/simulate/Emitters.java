package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.bidding.BidAwardEmitter;
import cn.financebrain.ingest.simulate.bidding.ContractTerminationEmitter;
import cn.financebrain.ingest.simulate.bidding.ProcurementBlacklistEmitter;
import cn.financebrain.ingest.simulate.credit.BankCreditFacilityEmitter;
import cn.financebrain.ingest.simulate.credit.BankCreditQueryEmitter;
import cn.financebrain.ingest.simulate.credit.BankCreditSummaryEmitter;
import cn.financebrain.ingest.simulate.credit.BillDefaultEmitter;
import cn.financebrain.ingest.simulate.customs.CustomsGradeEmitter;
import cn.financebrain.ingest.simulate.customs.CustomsPenaltyEmitter;
import cn.financebrain.ingest.simulate.customs.CustomsTradeEmitter;
import cn.financebrain.ingest.simulate.customs.ExportRefundEmitter;
import cn.financebrain.ingest.simulate.flow.AccountFreezeEmitter;
import cn.financebrain.ingest.simulate.flow.FundFlowSummaryEmitter;
import cn.financebrain.ingest.simulate.flow.SuspiciousTransactionEmitter;
import cn.financebrain.ingest.simulate.grid.GridClueEmitter;
import cn.financebrain.ingest.simulate.grid.GridDisposalEmitter;
import cn.financebrain.ingest.simulate.grid.GridVisitEmitter;
import cn.financebrain.ingest.simulate.guarantee.CollateralEmitter;
import cn.financebrain.ingest.simulate.guarantee.GuaranteeCompensationEmitter;
import cn.financebrain.ingest.simulate.guarantee.GuaranteeNetworkEmitter;
import cn.financebrain.ingest.simulate.guarantee.GuaranteeSummaryEmitter;
import cn.financebrain.ingest.simulate.lending.LicenceEmitter;
import cn.financebrain.ingest.simulate.lending.OrientedFinancingEmitter;
import cn.financebrain.ingest.simulate.lending.PrivateLendingEmitter;
import cn.financebrain.ingest.simulate.lending.PrivateLendingOverdueEmitter;
import cn.financebrain.ingest.simulate.lending.SupervisionAlertEmitter;
import cn.financebrain.ingest.simulate.police.PoliceAccountEmitter;
import cn.financebrain.ingest.simulate.police.PoliceCaseEmitter;
import cn.financebrain.ingest.simulate.police.PoliceLeadEmitter;
import cn.financebrain.ingest.simulate.police.PolicePersonEmitter;
import cn.financebrain.ingest.simulate.premises.PremisesEmitter;
import cn.financebrain.ingest.simulate.premises.PremisesReportEmitter;
import cn.financebrain.ingest.simulate.premises.RealEstateEmitter;
import cn.financebrain.ingest.simulate.registration.RegistrationEmitter;
import cn.financebrain.ingest.simulate.safety.EnvSafetyPenaltyEmitter;
import cn.financebrain.ingest.simulate.safety.EnvironmentGradeEmitter;
import cn.financebrain.ingest.simulate.safety.SafetyAccidentEmitter;
import cn.financebrain.ingest.simulate.safety.ShutdownOrderEmitter;
import cn.financebrain.ingest.simulate.tax.TaxEmitter;
import java.util.List;

/** All tables of the simulation, one line each. */
public final class Emitters {
  private Emitters() {}

  public static List<Emitter> all() {
    return List.of(
        new RegistrationEmitter(),
        new TaxEmitter(),
        new BankCreditSummaryEmitter(),
        new BankCreditFacilityEmitter(),
        new BankCreditQueryEmitter(),
        new BillDefaultEmitter(),
        new GuaranteeSummaryEmitter(),
        new GuaranteeNetworkEmitter(),
        new GuaranteeCompensationEmitter(),
        new CollateralEmitter(),
        new PrivateLendingEmitter(),
        new PrivateLendingOverdueEmitter(),
        new LicenceEmitter(),
        new SupervisionAlertEmitter(),
        new OrientedFinancingEmitter(),
        new FundFlowSummaryEmitter(),
        new SuspiciousTransactionEmitter(),
        new AccountFreezeEmitter(),
        new BidAwardEmitter(),
        new ContractTerminationEmitter(),
        new ProcurementBlacklistEmitter(),
        new CustomsTradeEmitter(),
        new CustomsGradeEmitter(),
        new CustomsPenaltyEmitter(),
        new ExportRefundEmitter(),
        new PremisesEmitter(),
        new PremisesReportEmitter(),
        new RealEstateEmitter(),
        new PoliceCaseEmitter(),
        new PoliceLeadEmitter(),
        new PoliceAccountEmitter(),
        new PolicePersonEmitter(),
        new EnvSafetyPenaltyEmitter(),
        new EnvironmentGradeEmitter(),
        new SafetyAccidentEmitter(),
        new ShutdownOrderEmitter(),
        new GridClueEmitter(),
        new GridVisitEmitter(),
        new GridDisposalEmitter());
  }
}
