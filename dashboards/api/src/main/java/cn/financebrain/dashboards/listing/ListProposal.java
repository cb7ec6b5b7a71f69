package cn.financebrain.dashboards.listing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one person wants and a second has to approve; fields that the action does not need are null.
 *
 * @param action null for the entry itself
 */
public record ListProposal(
    ListAction action,
    String by,
    Instant at,
    String reason,
    LocalDate until,
    String evidence,
    String impact) {}
