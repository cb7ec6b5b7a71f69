/**
 * Public rates that tags compare with, such as the one-year loan prime rate. Data, not code; start
 * at {@link cn.financebrain.scoring.reference.ReferenceRates}.
 */
package cn.financebrain.scoring.reference;
