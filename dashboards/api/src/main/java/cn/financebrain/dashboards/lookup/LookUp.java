package cn.financebrain.dashboards.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What was looked up, and by which authorisation.
 *
 * @param validUntil the last day (UTC+8) on which it may be opened
 */
record LookUp(
    UUID id,
    String enterprise,
    String enterpriseName,
    String purpose,
    String authorisation,
    LocalDate validUntil,
    Instant madeAt) {

  /** Without scores, as a list has it. */
  record Listed(LookUp lookUp, boolean expired) {}

  /** With what the bank may see now. */
  record Opened(LookUp lookUp, List<BankScore> scores) {}

  /** What is asked for. */
  record Draft(String enterprise, String purpose, String authorisation, LocalDate validUntil) {}
}
