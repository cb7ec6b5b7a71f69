/** 环保安监消防: penalties, grades, accidents, orders to stop. */
package cn.financebrain.ingest.simulate.safety;
