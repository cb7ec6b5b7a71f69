/**
 * Point-in-time training sets: {@link cn.financebrain.training.table.TrainingTable} holds the tags
 * of enterprises as they could be known at an instant, beside what became of them; {@link
 * cn.financebrain.training.table.FeatureEncoder} learns how tags become numbers from training rows
 * alone.
 */
package cn.financebrain.training.table;
