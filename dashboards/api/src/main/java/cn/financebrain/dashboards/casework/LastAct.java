package cn.financebrain.dashboards.casework;

import java.time.Instant;

/**
 * The last action on a case, if it can be undone.
 *
 * @param before the standing before it
 */
public record LastAct(String by, Instant at, CaseAction action, Standing before) {}
