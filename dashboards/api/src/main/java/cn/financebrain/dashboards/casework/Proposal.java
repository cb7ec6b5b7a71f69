package cn.financebrain.dashboards.casework;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one person wants and a second has to approve; the fields that the action does not need are
 * null.
 */
public record Proposal(
    CaseAction action,
    String by,
    Instant at,
    String reason,
    LocalDate until,
    String impact,
    Boolean deserved) {}
