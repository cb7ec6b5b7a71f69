/** Complaints of the hotlines, petitions, calls to 110: start at {@code ComplaintEmitter}. */
package cn.financebrain.ingest.simulate.complaints;
