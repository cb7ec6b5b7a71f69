/** Annual reports of enterprises (年报). */
package cn.financebrain.ingest.simulate.report;
