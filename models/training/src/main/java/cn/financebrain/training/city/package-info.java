/**
 * Lead time on the simulated city: how long before an enterprise stops paying the product would
 * have warned of it. {@link cn.financebrain.training.city.CityRun} trains on what was known on a
 * day and lets the stream's own code watch from there on; {@link
 * cn.financebrain.training.city.LeadTimes} holds what was raised against the truth. All of it is
 * made up, so it serves rehearsal and regression and claims nothing of real enterprises.
 */
package cn.financebrain.training.city;
