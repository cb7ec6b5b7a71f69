/**
 * Tables of the intellectual property office and of those who qualify enterprises: start at {@link
 * cn.financebrain.ingest.simulate.ip.Portfolio}.
 */
package cn.financebrain.ingest.simulate.ip;
