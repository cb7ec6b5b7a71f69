/** Invoices (发票), and what a run over the graph of them measures. */
package cn.financebrain.ingest.simulate.invoice;
