/** 资金交易: what banks and payment institutions see on accounts. */
package cn.financebrain.ingest.simulate.flow;
