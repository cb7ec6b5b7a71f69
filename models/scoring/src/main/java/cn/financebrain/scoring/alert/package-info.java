/**
 * When a score becomes an alert: episodes with hysteresis and cool-down; and which alerts a
 * district's inspectors are asked to handle on a day. Start at {@link
 * cn.financebrain.scoring.alert.AlertPolicy} and {@link cn.financebrain.scoring.alert.AlertTriage}.
 */
package cn.financebrain.scoring.alert;
