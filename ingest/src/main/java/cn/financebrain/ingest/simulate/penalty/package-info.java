/**
 * Tables of the credit platform: penalties, orders to rectify, licences of all departments.
 * Licences are those of {@link cn.financebrain.ingest.simulate.penalty.Licence}.
 */
package cn.financebrain.ingest.simulate.penalty;
