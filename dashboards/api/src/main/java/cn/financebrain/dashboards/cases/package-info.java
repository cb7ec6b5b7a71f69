/**
 * {@code /api/cases} and {@code /api/bulk}: keeps cases in PostgreSQL, lets people act on them by
 * the rules of {@link cn.financebrain.dashboards.casework.Procedure}, and tells other systems
 * through an outbox. {@link cn.financebrain.dashboards.cases.CasesController} is the entry.
 */
package cn.financebrain.dashboards.cases;
