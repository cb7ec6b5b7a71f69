/**
 * Tables of the courts (法院): suits, judgments, notices, and the enforcement of what was awarded.
 * All tell of the same suits: start at {@link cn.financebrain.ingest.simulate.justice.Docket}.
 */
package cn.financebrain.ingest.simulate.justice;
