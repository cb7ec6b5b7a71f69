/**
 * Statistics of the peers of enterprises, in epochs of a day: epoch D holds of every enterprise the
 * measures as of its last record that arrived before the midnight with which D begins. {@link
 * cn.financebrain.scoring.peer.PeerProfile} tells how the sums of groups change with a record,
 * {@link cn.financebrain.scoring.peer.PeerTally} adds them up by day, and {@link
 * cn.financebrain.scoring.peer.PeerEpochs} answers what an evaluation asks. Sums are exact, so
 * order and batching change nothing.
 */
package cn.financebrain.scoring.peer;
