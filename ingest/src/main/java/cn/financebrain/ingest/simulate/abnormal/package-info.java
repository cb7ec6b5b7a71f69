/**
 * Lists of enterprises that market supervision warns of, and how they leave the register
 * (经营异常、严重违法、吊销、简易注销).
 */
package cn.financebrain.ingest.simulate.abnormal;
