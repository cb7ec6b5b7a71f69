/** 民间借贷与地方金融组织: what the local finance office registers and supervises. */
package cn.financebrain.ingest.simulate.lending;
