/** 网格巡查: tips, visits, and what became of earlier cases. */
package cn.financebrain.ingest.simulate.grid;
