/** Stakes, branches, and what a run over the graph of relations measures (股权与关联关系). */
package cn.financebrain.ingest.simulate.equity;
