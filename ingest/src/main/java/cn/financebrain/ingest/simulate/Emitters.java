package cn.financebrain.ingest.simulate;

import cn.financebrain.ingest.simulate.abnormal.AbnormalListEmitter;
import cn.financebrain.ingest.simulate.abnormal.LicenceRevocationEmitter;
import cn.financebrain.ingest.simulate.abnormal.SeriousListEmitter;
import cn.financebrain.ingest.simulate.abnormal.SimpleCancellationEmitter;
import cn.financebrain.ingest.simulate.equity.BranchEmitter;
import cn.financebrain.ingest.simulate.equity.EquityNetworkEmitter;
import cn.financebrain.ingest.simulate.equity.EquityStakeEmitter;
import cn.financebrain.ingest.simulate.insurance.HousingFundEmitter;
import cn.financebrain.ingest.simulate.insurance.LaborCaseEmitter;
import cn.financebrain.ingest.simulate.insurance.SocialInsuranceEmitter;
import cn.financebrain.ingest.simulate.invoice.InvoiceEmitter;
import cn.financebrain.ingest.simulate.invoice.InvoiceNetworkEmitter;
import cn.financebrain.ingest.simulate.registration.RegistrationChangeEmitter;
import cn.financebrain.ingest.simulate.registration.RegistrationEmitter;
import cn.financebrain.ingest.simulate.report.AnnualReportEmitter;
import cn.financebrain.ingest.simulate.statement.FinancialStatementEmitter;
import cn.financebrain.ingest.simulate.tax.TaxAbnormalEmitter;
import cn.financebrain.ingest.simulate.tax.TaxArrearsEmitter;
import cn.financebrain.ingest.simulate.tax.TaxAssessmentEmitter;
import cn.financebrain.ingest.simulate.tax.TaxCreditEmitter;
import cn.financebrain.ingest.simulate.tax.TaxOverdueFilingEmitter;
import cn.financebrain.ingest.simulate.tax.TaxPenaltyEmitter;
import cn.financebrain.ingest.simulate.tax.TaxViolationEmitter;
import cn.financebrain.ingest.simulate.utilities.PowerCapacityEmitter;
import cn.financebrain.ingest.simulate.utilities.UtilityUsageEmitter;
import java.util.List;

/** All tables of the simulation, one line each. */
public final class Emitters {
  private Emitters() {}

  public static List<Emitter> all() {
    return List.of(
        new RegistrationEmitter(),
        new RegistrationChangeEmitter(),
        new AnnualReportEmitter(),
        new AbnormalListEmitter(),
        new SeriousListEmitter(),
        new LicenceRevocationEmitter(),
        new SimpleCancellationEmitter(),
        new EquityStakeEmitter(),
        new BranchEmitter(),
        new EquityNetworkEmitter(),
        new TaxAssessmentEmitter(),
        new TaxArrearsEmitter(),
        new TaxOverdueFilingEmitter(),
        new TaxCreditEmitter(),
        new TaxAbnormalEmitter(),
        new TaxViolationEmitter(),
        new TaxPenaltyEmitter(),
        new InvoiceEmitter(),
        new InvoiceNetworkEmitter(),
        new SocialInsuranceEmitter(),
        new HousingFundEmitter(),
        new LaborCaseEmitter(),
        new UtilityUsageEmitter(),
        new PowerCapacityEmitter(),
        new FinancialStatementEmitter());
  }
}
