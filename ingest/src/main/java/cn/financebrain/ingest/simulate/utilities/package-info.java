/** Electricity, water and gas (用电用水用气). */
package cn.financebrain.ingest.simulate.utilities;
