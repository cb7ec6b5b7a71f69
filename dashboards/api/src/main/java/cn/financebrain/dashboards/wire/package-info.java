/**
 * The contract's types in the form that {@code openapi.yaml} gives them, and the reading of request
 * parameters. Records named {@code …Json} are answers; {@link
 * cn.financebrain.dashboards.wire.Parameters} reads questions.
 */
package cn.financebrain.dashboards.wire;
