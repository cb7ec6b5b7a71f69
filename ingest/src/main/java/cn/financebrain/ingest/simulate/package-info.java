/**
 * A made-up Wenzhou: a population of enterprises with stories (schemes, shells, guarantee circles,
 * quiet failures, honest lives), lived month by month, and the tables that departments deliver
 * about it, with the truth beside them. Start at {@link
 * cn.financebrain.ingest.simulate.Simulation}; a table is an {@link
 * cn.financebrain.ingest.simulate.Emitter}.
 */
package cn.financebrain.ingest.simulate;
