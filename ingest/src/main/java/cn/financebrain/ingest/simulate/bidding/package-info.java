/** 招投标与政府采购: bids won, contracts ended, the procurement blacklist. */
package cn.financebrain.ingest.simulate.bidding;
