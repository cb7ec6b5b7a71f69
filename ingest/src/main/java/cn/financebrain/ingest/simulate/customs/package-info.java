/** 海关与外贸: trade, grades, penalties and export tax refunds. */
package cn.financebrain.ingest.simulate.customs;
