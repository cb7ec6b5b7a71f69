/** Yearly statements of the greater enterprises (财务报表). */
package cn.financebrain.ingest.simulate.statement;
