/**
 * What the desk has done in the stack by the process of the operations, which may write there: the
 * process that faces the users may not.
 */
package cn.financebrain.dashboards.operations;
