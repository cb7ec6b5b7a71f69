/**
 * Errors as RFC 9457 problems in Chinese and English: a {@link
 * cn.financebrain.dashboards.problem.ProblemException} thrown anywhere ends as an answer.
 */
package cn.financebrain.dashboards.problem;
