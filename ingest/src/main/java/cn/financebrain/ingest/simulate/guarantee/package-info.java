/** 担保与抵质押: guarantees, what was paid for others, and the registers of collateral. */
package cn.financebrain.ingest.simulate.guarantee;
