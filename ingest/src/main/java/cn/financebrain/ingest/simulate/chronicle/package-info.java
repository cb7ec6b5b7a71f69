/**
 * What is settled once for an enterprise and comes true month by month; see {@link
 * cn.financebrain.ingest.simulate.chronicle.Chronicle}.
 */
package cn.financebrain.ingest.simulate.chronicle;
