/** 不动产与经营场所: places of business, leases, and the real estate register. */
package cn.financebrain.ingest.simulate.premises;
