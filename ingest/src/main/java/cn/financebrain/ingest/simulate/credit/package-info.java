/** 信贷: what banks and the central bank tell. */
package cn.financebrain.ingest.simulate.credit;
